import { nestedJson } from './nested-json.ts';
import type { RawClient } from './raw-client.ts';
import { authFor } from './sign.ts';

/** Chance that can be repeated, by Mulberry32: small, fast, and the same on every machine. */
export function generator(seed: number) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  const pick = <T>(items: readonly [T, ...T[]]): T => items[below(items.length)] ?? items[0];
  return { below, pick };
}
export type Generator = ReturnType<typeof generator>;

/** Names of channels of every kind, and of none. */
export const CHANNELS = [
  'news',
  'private-a',
  'presence-a',
  'cache-a',
  'presence-cache-a',
  'private-encrypted-a',
  '#server-to-user-ana',
  '__proto__',
  'a b',
  '',
] as const;
/** What belongs in no message. */
export const ODD = [
  null,
  true,
  -1,
  1e308,
  '',
  '\u0000',
  '\ud800',
  [],
  {},
  [[[]]],
  'x'.repeat(5000),
] as const;

/** Any JSON, up to three levels deep. */
export function value(random: Generator, depth = 0): unknown {
  if (depth > 2 || random.below(3) > 0) return random.pick([...ODD, 'ana', ...CHANNELS]);
  if (random.below(2) === 0) return [value(random, depth + 1), value(random, depth + 1)];
  const name = random.pick(['event', 'channel', 'data', '__proto__', 'user_id', 'auth']);
  return { [name]: value(random, depth + 1) };
}

/** A message that is right, nearly right, or anything. */
export function message(random: Generator, client: RawClient, sign: Signer): object {
  const channel = random.pick(CHANNELS);
  const signed = random.below(4) > 0 ? sign(client.socketId, channel, random) : {};
  const data = { channel, ...signed };
  const right = random.pick<object>([
    { event: 'pusher:subscribe', data },
    { event: 'pusher:subscribe', data },
    { event: 'pusher:subscribe', data: JSON.stringify(data) },
    { event: 'pusher:unsubscribe', data: { channel } },
    { event: 'pusher:ping', data: {} },
    { event: 'client-moved', channel, data: value(random) },
    { event: random.pick(['pusher:signin', 'pusher:subscribe']), data: value(random) },
    { event: value(random), data: value(random), channel: value(random) },
  ]);
  return random.below(5) > 0
    ? right
    : { ...right, [random.pick(['event', 'data'])]: value(random) };
}

/** Gives what proves that a client may subscribe, or nearly. */
export type Signer = (socketId: string, channel: string, random: Generator) => object;

/** Now and then something else than `text`: cut off, or with parts in another place. */
export function mutated(random: Generator, text: string): string {
  if (random.below(4) > 0) return text;
  const at = random.below(text.length);
  return random.pick([
    text.slice(0, at),
    text.slice(0, at) + String.fromCharCode(random.below(256)) + text.slice(at + 1),
    text + text,
    text.slice(at) + text.slice(0, at),
  ]);
}

/** Anything up to 100,000 levels deep, whole or cut off somewhere. */
function nested(random: Generator): string {
  const depth = random.pick([3, 64, 65, 1000, 4600, 20_000, 100_000]) - random.below(3);
  const json = nestedJson(depth, random.pick(['arrays', 'objects']));
  return random.below(5) > 0 ? json : json.slice(0, random.below(json.length));
}

/** A frame with nesting in one of the places that a parser comes to. */
export function nestedFrame(random: Generator, { socketId }: RawClient): string {
  const deep = nested(random);
  const channel = random.pick(CHANNELS);
  const member = `{"user_id":"ana","user_info":${deep}}`;
  const user = `{"id":"ana","user_info":${deep},"watchlist":[]}`;
  const presence = { channel: 'presence-a', channel_data: member };
  const auth = authFor(`${socketId}:presence-a:${member}`);
  return random.pick([
    deep,
    `{"event":${deep}}`,
    `{"event":"client-a","channel":"private-a","data":${deep}}`,
    `{"event":"client-a","channel":${JSON.stringify(channel)},"data":${deep}}`,
    `{"event":"pusher:subscribe","data":{"channel":${JSON.stringify(channel)},"x":${deep}}}`,
    JSON.stringify({ event: 'pusher:subscribe', data: `{"channel":${deep}}` }),
    JSON.stringify({ event: 'pusher:subscribe', data: { ...presence, auth } }),
    JSON.stringify({ event: 'pusher:subscribe', data: { ...presence, auth: 'test-key:0' } }),
    JSON.stringify({
      event: 'pusher:signin',
      data: { user_data: user, auth: authFor(`${socketId}::user::${user}`) },
    }),
    JSON.stringify({ event: 'pusher:signin', data: { user_data: user, auth: deep } }),
  ]);
}

/** A body with nesting in one of the places that a parser comes to. */
export function nestedBody(random: Generator): string {
  const deep = nested(random);
  return random.pick([
    deep,
    `{"name":"e","channel":"news","data":${deep}}`,
    `{"name":"e","channels":${deep},"data":"{}"}`,
    `{"name":${deep},"channel":"news","data":"{}"}`,
    `{"batch":[{"name":"e","channel":"news","data":${deep}}]}`,
    `{"batch":${deep}}`,
  ]);
}
