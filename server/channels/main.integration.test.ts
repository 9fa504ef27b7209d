import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openRaw } from './testing/raw-client.ts';
import { libraryFor } from './testing/start-channels.ts';

function start(env: Record<string, string>): ChildProcess {
  const main = new URL('main.ts', import.meta.url).pathname;
  const child = spawn(process.execPath, [main], {
    env: { PATH: process.env.PATH, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  return child;
}

async function read(stream: NodeJS.ReadableStream | null): Promise<string> {
  let text = '';
  for await (const chunk of stream ?? []) text += chunk;
  return text;
}

describe('npm run channels', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)(
    'prints one line when it is ready, serves, and ends cleanly on %s',
    async (signal) => {
      const child = start({
        PORT: '0',
        CHANNELS_APP_ID: '7',
        CHANNELS_KEY: 'k',
        CHANNELS_SECRET: 's',
      });
      const [line] = await once(child.stdout ?? child, 'data');
      expect(String(line)).toMatch(/^ready http:\/\/127\.0\.0\.1:\d+\n$/);
      const port = Number(new URL(String(line).slice('ready '.length)).port);
      const api = libraryFor(port, { id: '7', key: 'k', secret: 's' });
      const client = openRaw(port, '/app/k?protocol=7');
      await client.next('pusher:connection_established');
      client.send({ event: 'pusher:subscribe', data: { channel: 'news' } });
      await client.next('pusher_internal:subscription_succeeded');
      await api.trigger('news', 'event', {});
      await client.next('event');
      const [rest, errors] = [read(child.stdout), read(child.stderr)];
      child.kill(signal);
      expect((await client.closed).code).toBe(4100);
      const [code] = await once(child, 'exit');
      expect({ code, rest: await rest, errors: await errors }).toEqual({
        code: 0,
        rest: '',
        errors: '',
      });
    },
    15_000,
  );

  it('is one process: SIGTERM to npm ends the server in good order', async () => {
    const npm = spawn('npm', ['run', '--silent', 'channels'], {
      cwd: new URL('../..', import.meta.url),
      env: { ...process.env, PORT: '0', CHANNELS_SECRET: 's' },
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    onTestFinished(() => {
      npm.kill('SIGKILL');
    });
    const [line] = await once(npm.stdout, 'data');
    const port = Number(new URL(String(line).slice('ready '.length)).port);
    const client = openRaw(port, '/app/alongside?protocol=7');
    await client.next('pusher:connection_established');
    npm.kill('SIGTERM');
    expect((await client.closed).code).toBe(4100);
    // The pipe ends with the last process that holds it.
    await once(npm, 'close');
    await expect(fetch(`http://127.0.0.1:${port}/`)).rejects.toThrow();
  }, 60_000);

  it('makes a secret for a run on loopback and tells it; lets no other machine in without one', async () => {
    const local = start({ PORT: '0' });
    const [seen] = await once(local.stderr ?? local, 'data');
    expect(String(seen)).toMatch(/^CHANNELS_SECRET is not set; made for this run: [\w-]{32}\n$/);
    const open = start({ PORT: '0', HOST: '0.0.0.0' });
    const [output, errors] = [read(open.stdout), read(open.stderr)];
    const [code] = await once(open, 'exit');
    expect({ code, output: await output }).toEqual({ code: 1, output: '' });
    expect(await errors).toMatch(/^CHANNELS_SECRET is missing: .+\n$/);
  }, 15_000);

  it('says that it is alive, and one process, and how much it has to do where it is to', async () => {
    const child = start({ PORT: '0', CHANNELS_SECRET: 's', CHANNELS_METRICS_PORT: '0' });
    let written = '';
    child.stdout?.on('data', (text) => {
      written += text;
    });
    const urlAfter = (word: string) => new RegExp(`^${word} (\\S+)$`, 'm').exec(written)?.[1] ?? '';
    await expect
      .poll(() => urlAfter('ready') && urlAfter('metrics'), { timeout: 10_000 })
      .toBeTruthy();
    const url = urlAfter('ready');
    expect(await (await fetch(`${url}/healthz`)).json()).toEqual({ status: 'ok', processes: 1 });
    expect((await fetch(`${url}/metrics`)).status).toBe(404);

    const client = openRaw(Number(new URL(url).port), '/app/alongside?protocol=7');
    await client.next('pusher:connection_established');
    client.send({ event: 'pusher:subscribe', data: { channel: 'news' } });
    await client.next('pusher_internal:subscription_succeeded');
    const text = await (await fetch(urlAfter('metrics'))).text();
    expect(text).toMatch(/^channels_connections 1$/m);
    expect(text).toMatch(/^channels_subscriptions 1$/m);
    expect(text).toMatch(/^process_resident_memory_bytes [1-9]\d{6,}$/m);
    expect(text).toMatch(/^nodejs_eventloop_lag_p99_seconds \d/m);
  }, 15_000);

  it('names every wrong variable and exits with 1', async () => {
    const child = start({ PORT: 'x', CHANNELS_APP_ID: 'y' });
    const [output, errors] = [read(child.stdout), read(child.stderr)];
    const [code] = await once(child, 'exit');
    expect({ code, output: await output }).toEqual({ code: 1, output: '' });
    expect((await errors).trim().split('\n')).toHaveLength(2);
  }, 15_000);

  it('says so where the port is taken, and exits with 1', async () => {
    const first = start({ PORT: '0' });
    const [line] = await once(first.stdout ?? first, 'data');
    const second = start({ PORT: new URL(String(line).slice('ready '.length)).port });
    const errors = read(second.stderr);
    const [code] = await once(second, 'exit');
    expect(code).toBe(1);
    expect(await errors).toContain('EADDRINUSE');
  }, 15_000);
});
