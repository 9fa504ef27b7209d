import { createServer } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createPusherClient } from './pusher-client.ts';

const MINUTE = 60_000;
/** Ms that Channels' clock is ahead of this machine's. */
let ahead: number;
let requests: number;
const channels = createServer((request, response) => {
  requests += 1;
  const now = Date.now() + ahead;
  const query = new URL(request.url ?? '', 'http://here').searchParams;
  const isLate = Math.abs(Number(query.get('auth_timestamp')) * 1000 - now) > 10 * MINUTE;
  response.sendDate = false;
  response.writeHead(isLate || query.get('auth_key') !== 'key' ? 401 : 200, {
    date: new Date(now).toUTCString(),
  });
  response.end('{"channels":{}}');
});
let port: number;

beforeEach(async () => {
  requests = 0;
  await new Promise<void>((resolve) => channels.listen(0, '127.0.0.1', resolve));
  const address = channels.address();
  port = address && typeof address === 'object' ? address.port : 0;
});
afterEach(() => new Promise((resolve) => channels.close(resolve)));

const client = (key = 'key') =>
  createPusherClient({
    appId: '1',
    key,
    secret: 's',
    cluster: null,
    host: '127.0.0.1',
    port,
    tls: false,
  });

describe('a Channels client', () => {
  it.each([-11, 11, 1_440])('is let in by a clock that is %i min ahead', async (minutes) => {
    ahead = minutes * MINUTE;
    const pusher = client();
    expect((await pusher.get({ path: '/channels' })).status).toBe(200);
    expect(requests).toBe(2);
    await pusher.trigger('a', 'b', {});
    expect(requests).toBe(3);
  });

  it('is refused once where the clocks are alike and the key is wrong', async () => {
    ahead = 0;
    await expect(client('other').get({ path: '/channels' })).rejects.toMatchObject({
      name: 'PusherRequestError',
      status: 401,
    });
    expect(requests).toBe(1);
  });
});
