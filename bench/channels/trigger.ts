import { createHash, createHmac } from 'node:crypto';
import { Agent, request } from 'node:http';
import { APP } from './running-server.ts';

/** Enough connections that a slow answer does not hold up the next request. */
const agent = new Agent({ keepAlive: true, maxSockets: 32 });

/** Triggers events by the HTTP API; up to 10 go in one request. */
export function trigger(port: number, channel: string, data: string, events = 1): Promise<void> {
  const event = { name: 'bench', channel, data };
  const path = `/apps/${APP.id}/${events === 1 ? 'events' : 'batch_events'}`;
  const body = JSON.stringify(
    events === 1 ? event : { batch: Array.from({ length: events }, () => event) },
  );
  const query = [
    `auth_key=${APP.key}`,
    `auth_timestamp=${Math.floor(Date.now() / 1000)}`,
    'auth_version=1.0',
    `body_md5=${createHash('md5').update(body).digest('hex')}`,
  ].join('&');
  const signature = createHmac('sha256', APP.secret)
    .update(`POST\n${path}\n${query}`)
    .digest('hex');
  return new Promise((resolve, reject) => {
    const post = request(
      {
        agent,
        host: '127.0.0.1',
        port,
        method: 'POST',
        path: `${path}?${query}&auth_signature=${signature}`,
        headers: { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body) },
      },
      (response) => {
        response.resume();
        response.on('end', () => {
          if (response.statusCode === 200) resolve();
          else reject(new Error(`A trigger was answered with ${response.statusCode}`));
        });
      },
    );
    post.on('error', reject);
    post.end(body);
  });
}
