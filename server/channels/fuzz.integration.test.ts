import { describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { eventually } from './testing/eventually.ts';
import {
  CHANNELS,
  generator,
  message,
  mutated,
  nestedBody,
  nestedFrame,
  ODD,
  type Signer,
  value,
} from './testing/fuzz-input.ts';
import { connectRaw, type RawClient } from './testing/raw-client.ts';
import { clientFrame, openWebSocket } from './testing/raw-socket.ts';
import { startChannels } from './testing/start-channels.ts';

/** Repeat a failure with `FUZZ_SEED=… npx vitest run server/channels/fuzz.integration.test.ts`. */
const SEED = Number(process.env.FUZZ_SEED ?? 20_260_801);

describe(`with seed ${SEED}`, () => {
  it('no message of any client ends the server, or what others have of it', async () => {
    const random = generator(SEED);
    const { port, api, errors } = await startChannels({
      limits: { clientEventsPerSecond: 1_000_000, presenceMembers: 3 },
    });
    const sign: Signer = (socketId, channel, { pick }) => {
      if (!/^(private|presence)-/.test(channel)) return {};
      const member = { user_id: pick(['ana', 'ben', 'cleo', 'dan']), user_info: { n: pick(ODD) } };
      return api.authorizeChannel(socketId, channel, pick([undefined, member, member]));
    };
    const witness = await connectRaw(port);
    await witness.subscribe('presence-a', { user_id: 'witness' });
    const clients: (RawClient | undefined)[] = Array.from({ length: 8 });
    for (let step = 0; step < 2000; step += 1) {
      const index = random.below(8);
      const client = clients[index];
      if (client?.webSocket.readyState !== WebSocket.OPEN || random.below(200) === 0) {
        client?.webSocket.terminate();
        clients[index] = await connectRaw(port);
        continue;
      }
      client.send(mutated(random, JSON.stringify(message(random, client, sign))));
      if (step % 100 === 0) await witness.settle();
    }
    await witness.settle();
    for (const client of clients) client?.webSocket.terminate();
    await eventually(async () => {
      const users = await api.get({ path: '/channels/presence-a/users' });
      expect(await users.json()).toEqual({ users: [{ id: 'witness' }] });
      const channels = await api.get({ path: '/channels' });
      expect(await channels.json()).toEqual({ channels: { 'presence-a': {} } });
    });
    expect(errors).toEqual([]);
  }, 20_000);

  it('no bytes on a WebSocket end the server', async () => {
    const random = generator(SEED + 1);
    const { port } = await startChannels();
    const witness = await connectRaw(port);
    for (let round = 0; round < 60; round += 1) {
      const { socket } = await openWebSocket(port);
      const frame = clientFrame('{"event":"pusher:ping","data":{}}', random.below(256));
      for (let flips = random.below(6); flips > 0; flips -= 1) {
        frame[random.below(frame.length)] = random.below(256);
      }
      const noise = Buffer.from(Array.from({ length: random.below(300) }, () => random.below(256)));
      socket.write(random.pick([frame, noise, Buffer.concat([frame, noise])]));
      if (random.below(2) === 0) socket.end();
      await witness.settle();
    }
  }, 20_000);

  it('every HTTP request is answered, and none with a fault of the server', async () => {
    const random = generator(SEED + 2);
    const { port, api, errors } = await startChannels();
    const statuses = new Set<number>();
    for (let step = 0; step < 400; step += 1) {
      const method = random.pick(['GET', 'POST', 'POST', 'PUT', 'DELETE']);
      const name = encodeURIComponent(random.pick(CHANNELS));
      const path = random.pick([
        '/apps/1/events',
        '/apps/1/events',
        '/apps/1/batch_events',
        '/apps/1/channels',
        `/apps/1/channels/${name}`,
        `/apps/1/channels/${name}/users`,
        `/apps/1/users/${name}/terminate_connections`,
        `/apps/${name}/events`,
        '/apps/1/%',
        '/apps//',
      ]);
      const event = { name: 'e', channel: random.pick(CHANNELS), data: value(random) };
      const content = random.pick<unknown>([
        { ...event, channels: [random.pick(CHANNELS)], info: random.pick(ODD) },
        { batch: [event, { ...event, socket_id: value(random) }] },
        { ...event, [random.pick(['name', 'channels', 'batch', '__proto__'])]: value(random) },
        value(random),
      ]);
      const body = method === 'GET' ? undefined : mutated(random, JSON.stringify(content));
      const params = { info: random.pick(['user_count', 'cache', '', 'x,y']) };
      const query = api.createSignedQueryString({
        method,
        path,
        params: random.pick<Record<string, string>>([{}, params]),
        ...(body ? { body } : {}),
      });
      const response = await fetch(`http://127.0.0.1:${port}${path}?${mutated(random, query)}`, {
        method,
        ...(body === undefined ? {} : { body }),
      });
      await response.arrayBuffer();
      statuses.add(response.status);
    }
    expect([...statuses].sort()).toEqual([200, 400, 401, 404, 405]);
    expect(errors).toEqual([]);
  }, 20_000);

  it('no nesting up to 100,000 levels in a frame, signed or not, ends or silences anyone', async () => {
    const random = generator(SEED + 3);
    const { port, errors } = await startChannels({
      limits: { clientEventsPerSecond: 1_000_000, messageBytes: 2_000_000 },
    });
    const witness = await connectRaw(port);
    await witness.subscribe('private-a');
    let client = await connectRaw(port);
    for (let step = 0; step < 300; step += 1) {
      if (client.webSocket.readyState !== WebSocket.OPEN) client = await connectRaw(port);
      const before = client.received.length;
      client.send(nestedFrame(random, client));
      // Signing in badly ends the connection, with 4009 and in words; nothing else does.
      const end = await Promise.race([client.settle(), client.closed]);
      if (end) expect(end.code).toBe(4009);
      const answers = client.received.slice(before).map(({ event }) => event);
      const isAnswer = (event: string) => /error$|success|succeeded$|count$/.test(event);
      expect(answers.filter(isAnswer)).not.toEqual([]);
      if (step % 20 === 0) await witness.settle();
    }
    await witness.settle();
    expect(errors).toEqual([]);
  }, 30_000);

  it('no nesting up to 100,000 levels in a request, signed or not, goes without a 2xx or 4xx', async () => {
    const random = generator(SEED + 4);
    const { port, api, errors } = await startChannels();
    const statuses = new Set<number>();
    for (let step = 0; step < 200; step += 1) {
      const path = random.pick(['/apps/1/events', '/apps/1/batch_events']);
      const body = nestedBody(random);
      const query = api.createSignedQueryString({ method: 'POST', path, body });
      const sent = random.below(4) > 0 ? query : '';
      const response = await fetch(`http://127.0.0.1:${port}${path}?${sent}`, {
        method: 'POST',
        body,
      });
      expect(await response.text()).not.toBe('');
      statuses.add(response.status);
    }
    expect([...statuses].sort()).toEqual([200, 400, 401]);
    expect(errors).toEqual([]);
  }, 30_000);
});
