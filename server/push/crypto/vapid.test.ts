import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decodeJwt } from 'jose';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadOrCreateVapidKeys, publicVapidKey } from './vapid-keys.ts';
import { createVapidTokens } from './vapid-tokens.ts';

const HOUR = 3_600_000;
let dataDir: string;

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'alongside-vapid-'));
});
afterEach(() => rm(dataDir, { recursive: true }));

describe('loadOrCreateVapidKeys', () => {
  it('makes a pair once, for its owner alone', async () => {
    const keys = loadOrCreateVapidKeys(dataDir);
    expect(loadOrCreateVapidKeys(dataDir)).toEqual(keys);
    expect(publicVapidKey(keys.privateKey)).toBe(keys.publicKey);
    expect((await stat(join(dataDir, 'vapid-keys.json'))).mode & 0o777).toBe(0o600);
  });
});

describe('publicVapidKey', () => {
  it.each(['', 'c2hvcnQ', Buffer.alloc(32).toString('base64url')])('knows %j for none', (key) => {
    expect(publicVapidKey(key)).toBeNull();
  });
});

describe('createVapidTokens', () => {
  it('signs one token an origin, and another well before it ends', () => {
    const start = Date.now();
    let now = start;
    const keys = loadOrCreateVapidKeys(dataDir);
    const vapid = createVapidTokens({ keys, subject: 'mailto:a@b.test', now: () => now });
    const tokens = vapid.headerFor;
    const first = tokens('https://one.test');
    expect(tokens('https://one.test')).toBe(first);
    expect(tokens('https://two.test')).not.toBe(first);
    now = start + 10.9 * HOUR;
    expect(tokens('https://one.test')).toBe(first);
    now = start + 11.1 * HOUR;
    const second = tokens('https://one.test');
    expect(second).not.toBe(first);

    const jwt = /^vapid t=([^,]+), k=(.+)$/.exec(second);
    expect(jwt?.[2]).toBe(keys.publicKey);
    const { aud, exp, sub } = decodeJwt(jwt?.[1] ?? '');
    expect({ aud, sub }).toEqual({ aud: 'https://one.test', sub: 'mailto:a@b.test' });
    expect(Number(exp) * 1000 - now).toBeLessThanOrEqual(24 * HOUR);
  });

  it('makes them by a push service’s clock where by that they end too early or too late', () => {
    const start = Date.now();
    const keys = loadOrCreateVapidKeys(dataDir);
    const tokens = createVapidTokens({ keys, subject: 'mailto:a@b.test', now: () => start });
    const origin = 'https://one.test';
    const first = tokens.headerFor(origin);
    for (const right of [start - 11 * HOUR, start, start + 11 * HOUR]) {
      expect(tokens.correct(origin, right)).toBe(false);
    }
    expect(tokens.headerFor(origin)).toBe(first);
    for (const service of [start - 24 * HOUR, start + 24 * HOUR]) {
      expect(tokens.correct(origin, service)).toBe(true);
      const { exp } = decodeJwt(/t=([^,]+)/.exec(tokens.headerFor(origin))?.[1] ?? '');
      expect(Math.round((Number(exp) * 1000 - service) / HOUR)).toBe(12);
      // What is refused although its time is right is refused for something else.
      expect(tokens.correct(origin, service)).toBe(false);
    }
  });

  it('makes them by the clock that another push service has shown where one shows none', () => {
    const start = Date.now();
    const keys = loadOrCreateVapidKeys(dataDir);
    const options = { keys, subject: 'mailto:a@b.test', now: () => start };
    const tokens = createVapidTokens(options);
    const [silent, other] = ['https://silent.test', 'https://other.test'];
    tokens.headerFor(silent);
    expect(tokens.correct(silent, null)).toBe(false);
    tokens.headerFor(other);
    tokens.correct(other, start - 24 * HOUR);
    expect(tokens.correct(silent, null)).toBe(true);
    const { exp } = decodeJwt(/t=([^,]+)/.exec(tokens.headerFor(silent))?.[1] ?? '');
    expect(Math.round((Number(exp) * 1000 - start) / HOUR)).toBe(-12);
    expect(tokens.correct(silent, null)).toBe(false);
  });
});
