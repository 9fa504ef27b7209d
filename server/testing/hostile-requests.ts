/** A request that nobody in their right mind sends. */
export interface HostileRequest {
  method: string;
  path: string;
  headers: Record<string, string>;
  body: string | Buffer | null;
  /** Sent without its length, in pieces (RFC 9112, 7.1). */
  chunked: boolean;
}

/** Every route that takes a body or parameters, and some that there are not. */
const ROUTES: readonly [method: string, path: string][] = [
  ['GET', '/api/config'],
  ['GET', '/api/me'],
  ['DELETE', '/api/me'],
  ['POST', '/api/pusher/auth'],
  ['POST', '/api/pusher/user-auth'],
  ['PUT', '/api/me/activity'],
  ['POST', '/api/presence/connect'],
  ['GET', '/api/presence/away'],
  ['GET', '/api/presence/roster'],
  ['GET', '/api/presence/viewers'],
  ['GET', '/api/me/preferences'],
  ['PUT', '/api/me/preferences'],
  ['PUT', '/api/me/push-subscriptions'],
  ['DELETE', '/api/me/push-subscriptions'],
  ['GET', '/api/me/notifications'],
  ['POST', '/api/me/notifications/read'],
  ['POST', '/api/me/notifications/receipts'],
  ['GET', '/api/admin/me'],
  ['GET', '/api/admin/chapters'],
  ['GET', '/api/admin/learners'],
  ['PUT', '/api/admin/titles'],
  ['POST', '/api/admin/notifications'],
  ['POST', '/api/admin/notifications/test'],
  ['GET', '/api/admin/notifications'],
  ['GET', '/api/admin/notifications/x'],
  ['POST', '/api/admin/notifications/x/cancel'],
  ['POST', '/api/local-identity/sign-in'],
  ['POST', '/api/local-identity/token'],
  ['POST', '/api/local-identity/sign-out'],
  ['GET', '/courses/demo/chapters/1'],
  ['GET', '/identity/identity.js'],
  ['GET', '/admin'],
  ['GET', '/privacy'],
  ['GET', '/healthz'],
  ['GET', '/readyz'],
  ['PATCH', '/api/nowhere'],
];

/** Names that the API knows, so that a value gets as far as it can. */
const FIELDS = [
  ...['socket_id', 'channel_name', 'course_id', 'chapter_id', 'displayName', 'secret'],
  ...['browserId', 'away', 'channels', 'receipts', 'delivery', 'event', 'endpoint', 'keys'],
  ...['appearOffline', 'visibility', 'courseVisibility', 'site', 'course', 'receipts'],
  ...['notifications', 'quietHours', 'dailyCap', 'categories', 'timeZone'],
  ...['title', 'body', 'url', 'icon', 'actions', 'ttl', 'topic', 'audience', 'type', 'userIds'],
  ...['sendAt', 'critical', 'courseId', 'chapterId', '__proto__', 'constructor', 'toString'],
];

const nested = (levels: number, [open, close] = ['[', ']']) =>
  (open ?? '').repeat(levels) + (close ?? '').repeat(levels);

/** Values as JSON, each wrong in a way of its own. */
const VALUES = [
  ...['null', 'true', '0', '-0', '1e999', '-1e999', '9'.repeat(400), '0.1e-400', '""', '[]', '{}'],
  ...['"\\ud800"', '"\\udc00x"', '"\\u0000"', '"a\\u0000b"', '"\\u202e"', '"=.=00"', '"../../x"'],
  ...['"presence-chapter-=.=00"', '"presence-chapter-1"', '"presence-global"', '"1.1"', '"%00"'],
  ...['"2026-02-31T99:99:99Z"', '"9999-12-31T23:59:59Z"', '"everyone"', '"course"', '"users"'],
  ...['"https://fcm.googleapis.com/x"', '"javascript:alert(1)"', '"Etc/Unknown"', '"24:00"'],
  `"${'x'.repeat(60_000)}"`,
  `"${'\\u0000'.repeat(9_000)}"`,
  `[${Array(20_000).fill('{}')}]`,
  `[${Array(20_000).fill('7')}]`,
  nested(17),
  nested(5_000),
  nested(30_000),
  `${'{"a":'.repeat(9_000)}1${'}'.repeat(9_000)}`,
];

/** Bodies that are no JSON object with known names, or no JSON at all. */
const BODIES: readonly (string | Buffer)[] = [
  '',
  '{',
  '"',
  'null',
  '[[[',
  '\u0000',
  '{"a":1,"a":2}',
  '{"displayName":"a","displayName":{"b":1}}',
  nested(100_000),
  nested(100_000, ['{"a":', '}']),
  `{"receipts":${nested(100_000)}}`,
  'socket_id=1.1&channel_name=presence-chapter-1&channel_name=private-user-x',
  `${'a=b&'.repeat(16_000)}socket_id=1.1`,
  'socket_id=%00&channel_name=%ff%fe',
  '%%%=%%%&=&&==',
  Buffer.from([0xff, 0xfe, 0x00, 0xd8, 0x7b, 0x7d]),
  Buffer.alloc(64 * 1024, 0x5b),
  Buffer.alloc(70 * 1024, 0x20),
  Buffer.alloc(1024 * 1024, 0x61),
];

const TYPES = [
  ...['application/json', 'application/x-www-form-urlencoded', 'text/plain', 'application/xml'],
  ...['multipart/form-data; boundary=x', 'application/json; charset=utf-16', ';;;', 'json'],
];

const QUERIES = [
  ...['', '?', '?channel=presence-chapter-1', '?channel=presence-chapter-=.=00', '?channel=%00'],
  ...['?channel=%ff', '?channel=%', '?channel=a&channel=b', '?name=%00', '?name=%ED%A0%80'],
  ...[`?name=${'x'.repeat(8_000)}`, '?dryRun', '?dryRun=1', '?__proto__=1', '?channel[]=x'],
  `?${'a=1&'.repeat(2_000)}`,
];

const SUFFIXES = ['', '', '', '', '/', '//', '/%00', '/%ff', '/%2e%2e/x', '/;a=b', '/%E0%A4%A'];

const HEADERS: readonly Record<string, string>[] = [
  {},
  {},
  {},
  { 'x-forwarded-for': `${'10.0.0.1, '.repeat(500)}<` },
  { forwarded: 'for="[::1' },
  { 'idempotency-key': 'k'.repeat(6_000) },
  { 'idempotency-key': '\u00ff\u00fe' },
  { 'accept-encoding': 'x'.repeat(4_000) },
  { 'content-encoding': 'gzip' },
  { 'if-none-match': '*', range: 'bytes=0-0,1-1,-' },
  { cookie: 'a=b; '.repeat(1_000) },
  { 'access-control-request-method': 'PUT', 'access-control-request-headers': '\u00e9' },
];

/**
 * A sequence of hostile requests that is the same for the same seed: every route with every body, then
 * mixtures.
 *
 * @param mixtures how many of these
 */
export function* hostileRequests(seed: number, mixtures: number): Generator<HostileRequest> {
  const random = seeded(seed);
  const pick = <Item>(items: readonly Item[]): Item | undefined =>
    items[Math.floor(random() * items.length)];
  const takesBody = ROUTES.filter(([method]) => method !== 'GET');
  for (const [method, path] of takesBody) {
    for (const body of BODIES) {
      const headers = { 'content-type': pick(TYPES.slice(0, 2)) ?? '' };
      yield { method, path, headers, body, chunked: random() < 0.3 };
    }
  }
  for (let number = 0; number < mixtures; number++) {
    const [method = 'GET', path = '/'] = pick(ROUTES) ?? [];
    const fields = Array.from(
      { length: Math.ceil(random() * 4) },
      () => `${JSON.stringify(pick(FIELDS))}:${pick(VALUES)}`,
    );
    const isBare = method === 'GET';
    yield {
      method,
      path: path + (pick(SUFFIXES) ?? '') + (pick(QUERIES) ?? ''),
      headers: { ...pick(HEADERS), ...(!isBare && { 'content-type': pick(TYPES) ?? '' }) },
      body: isBare ? null : `{${fields}}`,
      chunked: random() < 0.3,
    };
  }
}

/** Mulberry32: numbers from 0 to 1, the same for the same seed. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
