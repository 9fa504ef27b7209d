import { describe, expect, it } from 'vitest';
import { readArguments } from './arguments.ts';

const app = { PUSHER_APP_ID: '1', PUSHER_KEY: 'key', PUSHER_SECRET: 'secret' };

describe('the host that is looked at', () => {
  it('is the one that is said, of the app that the server’s variables name', () => {
    const args = ['--host', 'ws.example.com', '--port', '6001', '--tls', 'false'];
    const elsewhere = { ...app, PUSHER_PUBLIC_HOST: 'public.example.com' };
    expect(readArguments([...args, '--presence-limit', '50'], elsewhere)).toMatchObject({
      target: { appId: '1', host: 'ws.example.com', port: 6001, tls: false },
      forBrowsers: { host: 'public.example.com', port: null },
      limit: 50,
    });
  });

  it('may be Pusher’s, and holds 100 then', () => {
    expect(readArguments(['--cluster', 'eu'], app)).toMatchObject({
      target: { cluster: 'eu', host: null },
      limit: 100,
    });
  });

  it.each([
    [['--host', 'ws.example.com'], {}, 'PUSHER_APP_ID is missing'],
    [['--host', 'https://ws.example.com/'], app, 'PUSHER_HOST is no host'],
    [['--hots', 'ws.example.com'], app, '--hots'],
    [[], {}, 'name no app'],
  ])('can’t be %j with %j', (args, env, words) => {
    expect(() => readArguments(args, env)).toThrow(words);
  });
});
