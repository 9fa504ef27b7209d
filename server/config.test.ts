import { describe, expect, it } from 'vitest';
import webPush from 'web-push';
import { ConfigError, readConfig } from './config.ts';
import { EXTENSION_ORIGIN } from './contract/extension-id.ts';
import { DEMO_RULE } from './contract/sites/demo-rule.ts';
import { NO_PROXIES } from './limits/trusted-proxies.ts';
import { PUSH_HOSTS } from './push/push-hosts.ts';

function problemsOf(env: Record<string, string>): string {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  throw new Error('the configuration was accepted');
}

describe('readConfig', () => {
  it('runs everything embedded, on loopback, with nothing set', () => {
    expect(readConfig({})).toEqual({
      host: '127.0.0.1',
      port: 8787,
      dataDir: '.data',
      database: { url: null, poolSize: 10, statementTimeoutMs: 30_000 },
      presenceLimit: 100,
      logLevel: 'info',
      extensionOrigins: [EXTENSION_ORIGIN],
      publicOrigin: null,
      sites: [DEMO_RULE],
      courseOrigins: [],
      imageOrigins: [],
      limits: expect.objectContaining({ trustedProxies: NO_PROXIES }),
      push: {
        vapidKeys: null,
        replacedPublicKey: null,
        vapidSubject: 'mailto:operator@alongside.example',
        hosts: [...PUSH_HOSTS],
      },
      visibility: { allowed: ['name', 'first-name', 'counted', 'offline'], unchosen: 'name' },
      privacy: {
        operator: { name: null, contact: null },
        textFile: null,
        retention: {
          visitsDays: 180,
          activityMinutes: 30,
          learnersDays: 400,
          sessionsDays: 90,
          notificationsDays: 400,
          auditDays: 400,
        },
      },
      identity: {
        kind: 'local',
        roles: { admins: ['Admin'], instructors: [{ name: 'Instructor', courses: ['demo'] }] },
        roleSecret: null,
      },
      channels: {
        kind: 'embedded',
        appId: '1',
        key: 'alongside',
        secret: null,
        limits: {},
        webhookUrl: null,
      },
    });
  });

  it('takes a Pusher app', () => {
    const env = { PUSHER_APP_ID: '7', PUSHER_KEY: 'k', PUSHER_SECRET: 's', PUSHER_CLUSTER: 'eu' };
    expect(readConfig(env).channels).toEqual({
      kind: 'hosted',
      appId: '7',
      key: 'k',
      secret: 's',
      cluster: 'eu',
      host: null,
      port: null,
      tls: true,
      forBrowsers: { host: null, port: null, tls: true },
    });
  });

  it.each([
    [
      { VISIBILITY_ALLOWED: 'counted first-name' },
      ['first-name', 'counted', 'offline'],
      'first-name',
    ],
    [{ VISIBILITY_ALLOWED: 'name', VISIBILITY_DEFAULT: 'offline' }, ['name', 'offline'], 'offline'],
    [{ VISIBILITY_ALLOWED: 'offline' }, ['offline'], 'offline'],
  ])('takes %j as what others may see of learners', (env, allowed, unchosen) => {
    expect(readConfig(env).visibility).toEqual({ allowed, unchosen });
  });

  it('takes a compatible server by host and port', () => {
    const env = {
      PUSHER_APP_ID: '7',
      PUSHER_KEY: 'k',
      PUSHER_SECRET: 's',
      PUSHER_HOST: 'ws.test',
      PUSHER_PORT: '6001',
      PUSHER_TLS: 'false',
    };
    expect(readConfig(env).channels).toMatchObject({
      host: 'ws.test',
      port: 6001,
      tls: false,
      cluster: null,
    });
  });

  it('names every variable that is wrong in one message', () => {
    const message = problemsOf({
      PORT: 'eighty',
      DATABASE_URL: 'mysql://root:hunter2@db/x',
      LOG_LEVEL: 'loud',
      EXTENSION_ORIGINS: 'https://ok.test/path',
      PUSHER_KEY: 'k',
    });
    for (const name of [
      'PORT',
      'DATABASE_URL',
      'LOG_LEVEL',
      'EXTENSION_ORIGINS',
      'PUSHER_APP_ID',
      'PUSHER_SECRET',
      'PUSHER_CLUSTER',
    ]) {
      expect(message).toContain(name);
    }
    expect(message).not.toContain('hunter2');
  });

  it('names a variable once', () => {
    expect(
      problemsOf({
        PUSHER_APP_ID: '',
        PUSHER_KEY: 'k',
        PUSHER_SECRET: 's',
        PUSHER_CLUSTER: 'eu',
      }).match(/PUSHER_APP_ID/g),
    ).toHaveLength(1);
  });

  it.each([
    ['production', { NODE_ENV: 'production' }, 'NODE_ENV'],
    ['an address other machines can reach', { HOST: '0.0.0.0' }, 'HOST'],
  ])('refuses the local identity in %s', (_where, env, name) => {
    expect(problemsOf(env)).toContain(name);
  });

  it.each(['70000', '-1', '80.5', ''])('refuses the port %j', (PORT) => {
    expect(problemsOf({ PORT })).toContain('PORT');
  });

  it('allows several extension origins', () => {
    const origins = readConfig({
      EXTENSION_ORIGINS: 'chrome-extension://aa, moz-extension://bb',
    }).extensionOrigins;
    expect(origins).toEqual(['chrome-extension://aa', 'moz-extension://bb']);
  });

  it('takes VAPID keys that belong together, and further push services', () => {
    const keys = webPush.generateVAPIDKeys();
    const { push } = readConfig({
      VAPID_PUBLIC_KEY: keys.publicKey,
      VAPID_PRIVATE_KEY: keys.privateKey,
      VAPID_SUBJECT: 'https://operator.test/contact',
      PUSH_ENDPOINT_HOSTS: 'push.example.org *.Example.net',
    });
    expect(push).toEqual({
      vapidKeys: keys,
      replacedPublicKey: null,
      vapidSubject: 'https://operator.test/contact',
      hosts: [...PUSH_HOSTS, 'push.example.org', '*.example.net'],
    });
  });

  it('refuses VAPID keys of two pairs, or one alone, and tells neither', () => {
    const [one, other] = [webPush.generateVAPIDKeys(), webPush.generateVAPIDKeys()];
    const message = problemsOf({
      VAPID_PUBLIC_KEY: one.publicKey,
      VAPID_PRIVATE_KEY: other.privateKey,
    });
    expect(message).toContain('VAPID_PUBLIC_KEY does not belong');
    expect(message).not.toContain(other.privateKey);
    expect(problemsOf({ VAPID_PRIVATE_KEY: one.privateKey })).toContain('VAPID_PUBLIC_KEY');
    expect(problemsOf({ VAPID_PUBLIC_KEY: one.publicKey })).toContain('VAPID_PRIVATE_KEY');
  });

  it.each(['127.0.0.1', 'https://push.test', 'localhost', '*', '10.0.0.1'])(
    'refuses the push service %s',
    (PUSH_ENDPOINT_HOSTS) => {
      expect(problemsOf({ PUSH_ENDPOINT_HOSTS })).toContain('PUSH_ENDPOINT_HOSTS');
    },
  );

  it('names the entry of TRUSTED_PROXIES that is no address', () => {
    expect(problemsOf({ TRUSTED_PROXIES: '10.0.0.0/8, proxy.example' })).toMatch(
      /TRUSTED_PROXIES holds proxy\.example/,
    );
  });
});
