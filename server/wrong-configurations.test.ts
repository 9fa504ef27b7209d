import { describe, expect, it } from 'vitest';
import webPush from 'web-push';
import { ConfigError, readConfig } from './config.ts';

const PUSHER = { PUSHER_APP_ID: '7', PUSHER_KEY: 'k', PUSHER_SECRET: 's' };
const POSTGRES = 'postgresql://ana:pass@db.example.com/alongside';
const VAPID = webPush.generateVAPIDKeys();
/** Every wrong value holds it: none may be repeated, since it may be a secret in the wrong place. */
const SECRET = 'hunter2';

function problemsOf(env: Record<string, string>): string[] {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.message.split('\n').slice(1);
    throw error;
  }
  return [];
}

describe('a wrong configuration', () => {
  it.each<[string, Record<string, string>]>([
    // Typed.
    ['PORT', { PORT: 'eighty' }],
    ['PORT', { PORT: '70000' }],
    ['PORT', { PORT: '80 81' }],
    ['HOST', { HOST: '' }],
    ['HOST', { HOST: 'http://127.0.0.1' }],
    ['HOST', { HOST: '127.0.0.1:8787' }],
    ['DATA_DIR', { DATA_DIR: ' ' }],
    ['LOG_LEVEL', { LOG_LEVEL: 'verbose' }],
    ['LOG_LEVEL', { LOG_LEVEL: 'INFO' }],
    ['NODE_ENV', { NODE_ENV: 'Production' }],
    ['NODE_ENV', { NODE_ENV: 'prod' }],
    ['DATABASE_URL', { DATABASE_URL: '' }],
    ['DATABASE_URL', { DATABASE_URL: `mysql://root:${SECRET}@db/x` }],
    ['DATABASE_URL', { DATABASE_URL: `postgresql://root:${SECRET}#1@db/x` }],
    ['DATABASE_URL', { DATABASE_URL: `postgresql://root:${SECRET}@db:port/x` }],
    ['DATABASE_URL', { DATABASE_URL: `postgresql://root:100%${SECRET}@db/x` }],
    ['DATABASE_URL', { DATABASE_URL: `postgresql://root:${SECRET}@db` }],
    ['DATABASE_POOL_SIZE', { DATABASE_URL: POSTGRES, DATABASE_POOL_SIZE: '0' }],
    [
      'DATABASE_STATEMENT_TIMEOUT_SECONDS',
      { DATABASE_URL: POSTGRES, DATABASE_STATEMENT_TIMEOUT_SECONDS: '30s' },
    ],
    ['EXTENSION_ORIGINS', { EXTENSION_ORIGINS: '' }],
    ['EXTENSION_ORIGINS', { EXTENSION_ORIGINS: '*' }],
    ['EXTENSION_ORIGINS', { EXTENSION_ORIGINS: 'chrome-extension://aa/popup.html' }],
    ['PUBLIC_ORIGIN', { PUBLIC_ORIGIN: 'http://alongside.example.com' }],
    ['PUBLIC_ORIGIN', { PUBLIC_ORIGIN: 'alongside.example.com' }],
    ['PUBLIC_ORIGIN', { PUBLIC_ORIGIN: 'https://alongside.example.com/' }],
    ['PUBLIC_ORIGIN', { PUBLIC_ORIGIN: 'ftp://alongside.example.com' }],
    ['COURSE_ORIGINS', { COURSE_ORIGINS: 'learn.example.com' }],
    ['VISIBILITY_ALLOWED', { VISIBILITY_ALLOWED: '' }],
    ['VISIBILITY_ALLOWED', { VISIBILITY_ALLOWED: 'name, nickname' }],
    ['VISIBILITY_DEFAULT', { VISIBILITY_DEFAULT: 'Name' }],
    ['VISIBILITY_DEFAULT', { VISIBILITY_ALLOWED: 'counted', VISIBILITY_DEFAULT: 'name' }],
    ['OPERATOR_NAME', { OPERATOR_NAME: ' ' }],
    ['OPERATOR_CONTACT', { OPERATOR_CONTACT: `javascript:${SECRET}` }],
    ['PRIVACY_FILE', { PRIVACY_FILE: '' }],
    ['RETENTION_VISITS_DAYS', { RETENTION_VISITS_DAYS: '0' }],
    ['RETENTION_ACTIVITY_MINUTES', { RETENTION_ACTIVITY_MINUTES: '5' }],
    ['RETENTION_LEARNERS_DAYS', { RETENTION_LEARNERS_DAYS: '4000' }],
    ['RETENTION_SESSIONS_DAYS', { RETENTION_SESSIONS_DAYS: '91' }],
    ['RETENTION_NOTIFICATIONS_DAYS', { RETENTION_NOTIFICATIONS_DAYS: 'a year' }],
    ['COURSE_ORIGINS', { COURSE_ORIGINS: 'https://*.com' }],
    ['COURSE_ORIGINS', { COURSE_ORIGINS: `https://me:${SECRET}@learn.example.com` }],
    ['IMAGE_ORIGINS', { IMAGE_ORIGINS: 'https://*.github.io' }],
    ['SITES', { SITES: '' }],
    ['SITES', { SITES: 'moodle' }],
    ['SITES', { SITES: 'https://moodle.example.edu' }],
    ['SITES', { SITES: 'moodel=https://moodle.example.edu' }],
    ['SITES', { SITES: 'moodle=https://*.edu' }],
    ['SITES', { SITES: `moodle=https://me:${SECRET}@moodle.example.edu` }],
    ['SITES', { SITES: 'moodle=https://a.test canvas=https://a.test' }],
    ['SITES_FILE', { SITES_FILE: '/nowhere/sites.json' }],
    ['PUSHER_HOST', { ...PUSHER, PUSHER_HOST: 'https://ws.example.com' }],
    ['PUSHER_HOST', { ...PUSHER, PUSHER_HOST: 'ws.example.com:6001' }],
    ['PUSHER_PORT', { ...PUSHER, PUSHER_HOST: 'ws.example.com', PUSHER_PORT: '0' }],
    ['PUSHER_TLS', { ...PUSHER, PUSHER_HOST: 'ws.example.com', PUSHER_TLS: 'no' }],
    ['PUSHER_CLUSTER', { ...PUSHER, PUSHER_CLUSTER: 'eu.pusher.com' }],
    ['PUSHER_SECRET', { ...PUSHER, PUSHER_CLUSTER: 'eu', PUSHER_SECRET: '' }],
    ['CHANNELS_APP_ID', { CHANNELS_APP_ID: 'mine' }],
    ['VAPID_PRIVATE_KEY', { VAPID_PUBLIC_KEY: VAPID.publicKey, VAPID_PRIVATE_KEY: SECRET }],
    ['VAPID_SUBJECT', { VAPID_SUBJECT: 'operator@example.com' }],
    ['PUSH_ENDPOINT_HOSTS', { PUSH_ENDPOINT_HOSTS: 'https://push.example.com' }],
    ['CLERK_PUBLISHABLE_KEY', { CLERK_PUBLISHABLE_KEY: SECRET, CLERK_JWT_KEY: 'x' }],
    // Misspelt.
    ['DATABSE_URL', { DATABSE_URL: POSTGRES }],
    ['LOG_LEVL', { LOG_LEVL: 'debug' }],
    ['NODE_EVN', { NODE_EVN: 'production' }],
    ['DATADIR', { DATADIR: '/var/lib/alongside' }],
    ['PUBLIC_ORIGINS', { PUBLIC_ORIGINS: 'https://alongside.example.com' }],
    ['PUSHER_APPID', { PUSHER_APPID: '7' }],
    ['SITE_FILE', { SITE_FILE: 'sites.json' }],
    ['VAPID_PRIVAT_KEY', { VAPID_PRIVAT_KEY: SECRET }],
    ['Port', { Port: '9000' }],
    // Missing.
    ['PUSHER_KEY', { PUSHER_APP_ID: '7', PUSHER_SECRET: SECRET, PUSHER_CLUSTER: 'eu' }],
    ['PUSHER_APP_ID', { PUSHER_HOST: 'ws.example.com' }],
    ['PUSHER_CLUSTER', PUSHER],
    ['PUSHER_PUBLIC_HOST', { ...PUSHER, PUSHER_CLUSTER: 'eu', PUSHER_PUBLIC_HOST: 'ws.test' }],
    ['PUSHER_PORT', { ...PUSHER, PUSHER_CLUSTER: 'eu', PUSHER_PORT: '443' }],
    ['VAPID_PUBLIC_KEY', { VAPID_PRIVATE_KEY: VAPID.privateKey }],
    ['DATABASE_POOL_SIZE', { DATABASE_POOL_SIZE: '20' }],
    ['CLERK_JWT_KEY', { CLERK_SECRET_KEY: `sk_test_${SECRET}` }],
    // Contradictory.
    ['PUSHER_CLUSTER', { ...PUSHER, PUSHER_CLUSTER: 'eu', PUSHER_HOST: 'ws.example.com' }],
    ['CHANNELS_SECRET', { ...PUSHER, PUSHER_CLUSTER: 'eu', CHANNELS_SECRET: SECRET }],
    ['NODE_ENV', { NODE_ENV: 'production' }],
    ['HOST', { HOST: '0.0.0.0' }],
    [
      'VAPID_PUBLIC_KEY',
      {
        VAPID_PUBLIC_KEY: VAPID.publicKey,
        VAPID_PRIVATE_KEY: webPush.generateVAPIDKeys().privateKey,
      },
    ],
  ])('is refused in a sentence that names %s: %j', (name, env) => {
    const problems = problemsOf(env);
    expect(problems.filter((line) => line.trim().startsWith(`${name} `))).toHaveLength(1);
    expect(problems.join()).not.toContain(SECRET);
  });

  it('is told whole, with every variable that has to change', () => {
    const lines = problemsOf({ PORT: 'x', LOG_LEVL: 'debug', PUSHER_KEY: 'k', SITES: 'moodel' });
    expect(lines.map((line) => line.trim().split(' ')[0])).toEqual([
      'PORT',
      'SITES',
      'PUSHER_APP_ID',
      'PUSHER_SECRET',
      'PUSHER_CLUSTER',
      'LOG_LEVL',
    ]);
  });
});

describe('a right configuration', () => {
  it.each<[string, Record<string, string>]>([
    ['variables of other programs', { HOSTNAME: 'a', PORTS: '1', DATABASE_URL_TEST: 'x' }],
    ['names that are near, beside the right one', { DATABASE_URL: POSTGRES, DATABASE_URLS: 'x' }],
    ['an address on this machine for PUBLIC_ORIGIN', { PUBLIC_ORIGIN: 'http://localhost:8787' }],
    ['a password with its # written as %23', { DATABASE_URL: 'postgresql://a:%23b@db/x' }],
    ['a database on a socket', { DATABASE_URL: 'postgresql://a:b@localhost/x?host=%2Ftmp' }],
    ['any loopback address', { HOST: '127.0.0.2' }],
    ['an IPv6 address', { HOST: '::1' }],
  ])('is taken with %s', (_what, env) => {
    expect(problemsOf(env)).toEqual([]);
  });

  it('tells browsers another address of Channels than the server has', () => {
    const { channels } = readConfig({
      ...PUSHER,
      PUSHER_HOST: 'channels.internal',
      PUSHER_PORT: '6001',
      PUSHER_TLS: 'false',
      PUSHER_PUBLIC_HOST: 'ws.example.com',
      PUSHER_PUBLIC_TLS: 'true',
    });
    expect(channels).toMatchObject({
      host: 'channels.internal',
      port: 6001,
      tls: false,
      forBrowsers: { host: 'ws.example.com', port: null, tls: true },
    });
  });
});
