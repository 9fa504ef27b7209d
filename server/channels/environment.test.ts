import { describe, expect, it } from 'vitest';
import { readEnvironment } from './environment.ts';

describe('readEnvironment', () => {
  it('has a default for everything', () => {
    expect(readEnvironment({})).toMatchObject({
      host: '127.0.0.1',
      port: 6001,
      options: { apps: [{ id: '1', key: expect.any(String), secret: expect.any(String) }] },
    });
  });

  it('reads the app, the limits and the webhooks', () => {
    const environment = readEnvironment({
      HOST: '0.0.0.0',
      PORT: '0',
      CHANNELS_APP_ID: '42',
      CHANNELS_APP_KEY: 'key',
      CHANNELS_APP_SECRET: 'secret',
      CHANNELS_LIMITS_PRESENCE_MEMBERS: '1000',
      CHANNELS_LIMITS_PRESENCE_GRACE_MS: '0',
      CHANNELS_WEBHOOK_URL: 'http://127.0.0.1:1/hooks',
      OTHER: 'x',
    });
    expect(environment).toEqual({
      host: '0.0.0.0',
      port: 0,
      options: {
        apps: [{ id: '42', key: 'key', secret: 'secret' }],
        limits: { presenceMembers: 1000, presenceGraceMs: 0 },
        webhooks: [{ url: 'http://127.0.0.1:1/hooks' }],
      },
    });
  });

  it('names everything that is wrong at once', () => {
    const environment = readEnvironment({
      HOST: '',
      PORT: '65536',
      CHANNELS_APP_ID: 'one',
      CHANNELS_APP_KEY: 'a/b',
      CHANNELS_APP_SECRET: '',
      CHANNELS_LIMITS_PRESENCE_MEMBERS: '1e3',
      CHANNELS_LIMITS_PONG_TIMEOUT_SECONDS: '0',
      CHANNELS_LIMITS_MEMBERS: '1',
      CHANNELS_WEBHOOK_URL: 'ftp://x',
    });
    const problems = 'problems' in environment ? environment.problems : [];
    expect(problems.map((problem) => problem.split(' ')[0]).sort()).toEqual([
      'CHANNELS_APP_ID',
      'CHANNELS_APP_KEY',
      'CHANNELS_APP_SECRET',
      'CHANNELS_LIMITS_MEMBERS',
      'CHANNELS_LIMITS_PONG_TIMEOUT_SECONDS',
      'CHANNELS_LIMITS_PRESENCE_MEMBERS',
      'CHANNELS_WEBHOOK_URL',
      'HOST',
      'PORT',
    ]);
  });
});
