import { describe, expect, it } from 'vitest';
import { type Caller, refusal } from './guard.ts';

const origin = 'chrome-extension://abc';
const allowed = [origin];
const extension: Caller = { peer: '127.0.0.1', host: '127.0.0.1:8787', origin, headers: new Set() };

describe('the guard of the local identity', () => {
  it.each(['127.0.0.1', '::1', '::ffff:127.0.0.1'])('lets the extension in from %s', (peer) => {
    expect(refusal({ ...extension, peer }, allowed)).toBeNull();
  });

  it.each<[string, Partial<Caller>, RegExp]>([
    ['another machine', { peer: '192.168.1.5' }, /another machine/],
    ['an address that only looks like loopback', { peer: '1270.0.0.1' }, /another machine/],
    ['a foreign name that resolves to loopback', { host: 'evil.test:8787' }, /Host/],
    ['a name that only begins like loopback', { host: '127.0.0.1.evil.test:8787' }, /Host/],
    ['a proxy', { headers: new Set(['x-forwarded-for']) }, /proxy/],
    ['a web page', { origin: 'https://evil.test' }, /Origin/],
    ['a sandboxed page', { origin: 'null' }, /Origin/],
    ['a program without an Origin', { origin: null }, /Origin/],
  ])('keeps out %s', (_who, change, reason) => {
    expect(refusal({ ...extension, ...change }, allowed)).toMatch(reason);
  });
});
