import { describe, expect, it } from 'vitest';
import { readEnvironment } from './environment.ts';

function read(env: Record<string, string>) {
  return readEnvironment(env, () => 'made');
}

describe('readEnvironment', () => {
  it('has a default for everything', () => {
    expect(read({})).toMatchObject({
      host: '127.0.0.1',
      port: 6001,
      metricsPort: null,
      options: { apps: [{ id: '1', key: expect.any(String), secret: expect.any(String) }] },
    });
  });

  it('reads the app, the limits and the webhooks', () => {
    const environment = read({
      HOST: '0.0.0.0',
      PORT: '0',
      CHANNELS_APP_ID: '42',
      CHANNELS_KEY: 'key',
      CHANNELS_SECRET: 'secret',
      CHANNELS_LIMITS_PRESENCE_MEMBERS: '1000',
      CHANNELS_LIMITS_PRESENCE_GRACE_MS: '0',
      CHANNELS_WEBHOOK_URL: 'http://127.0.0.1:1/hooks',
      CHANNELS_METRICS_PORT: '9090',
      OTHER: 'x',
    });
    expect(environment).toEqual({
      host: '0.0.0.0',
      port: 0,
      metricsPort: 9090,
      options: {
        apps: [{ id: '42', key: 'key', secret: 'secret' }],
        limits: { presenceMembers: 1000, presenceGraceMs: 0 },
        webhooks: [{ url: 'http://127.0.0.1:1/hooks' }],
      },
      madeSecret: false,
    });
  });

  it('has no secret of its own but one made for a run on loopback', () => {
    expect(read({})).toMatchObject({ options: { apps: [{ secret: 'made' }] }, madeSecret: true });
    for (const HOST of ['0.0.0.0', '::', '192.0.2.1', 'channels.example']) {
      expect(read({ HOST })).toEqual({ problems: [expect.stringMatching(/^CHANNELS_SECRET is/)] });
      expect(read({ HOST, CHANNELS_SECRET: 's' })).toMatchObject({ host: HOST });
    }
  });

  it('says what variables are called that had another name', () => {
    expect(read({ CHANNELS_APP_KEY: 'k', CHANNELS_APP_SECRET: 's' })).toEqual({
      problems: [
        'CHANNELS_APP_KEY is called CHANNELS_KEY: set that one',
        'CHANNELS_APP_SECRET is called CHANNELS_SECRET: set that one',
      ],
    });
  });

  it('names everything that is wrong at once', () => {
    const environment = read({
      HOST: '',
      PORT: '65536',
      CHANNELS_APP_ID: 'one',
      CHANNELS_KEY: 'a/b',
      CHANNELS_SECRET: '',
      CHANNELS_LIMITS_PRESENCE_MEMBERS: '1e3',
      CHANNELS_LIMITS_PONG_TIMEOUT_SECONDS: '0',
      CHANNELS_LIMITS_MEMBERS: '1',
      CHANNELS_WEBHOOK_URL: 'ftp://x',
    });
    const problems = 'problems' in environment ? environment.problems : [];
    expect(problems.map((problem) => problem.split(' ')[0]).sort()).toEqual([
      'CHANNELS_APP_ID',
      'CHANNELS_KEY',
      'CHANNELS_LIMITS_MEMBERS',
      'CHANNELS_LIMITS_PONG_TIMEOUT_SECONDS',
      'CHANNELS_LIMITS_PRESENCE_MEMBERS',
      'CHANNELS_SECRET',
      'CHANNELS_WEBHOOK_URL',
      'HOST',
      'PORT',
    ]);
  });
});
