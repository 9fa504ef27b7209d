import { describe, expect, it } from 'vitest';
import { type Caller, machineProblem, originProblem } from './guard.ts';

const extension: Caller = {
  peer: '127.0.0.1',
  host: '127.0.0.1:8787',
  httpVersion: '1.1',
  headers: ['Host', 'Origin', 'User-Agent'],
};

describe('the guard of the local identity', () => {
  it.each(['127.0.0.1', '127.0.0.2', '::1', '::ffff:127.0.0.1'])(
    'lets this machine in from %s',
    (peer) => {
      expect(machineProblem({ ...extension, peer })).toBeNull();
    },
  );

  it.each(['127.0.0.1:8787', 'localhost', 'localhost:80', '[::1]:8787', '127.0.0.2:1'])(
    'lets this machine in at %s',
    (host) => {
      expect(machineProblem({ ...extension, host })).toBeNull();
    },
  );

  it.each<[string, Partial<Caller>, RegExp]>([
    ['another machine', { peer: '192.168.1.5' }, /another machine/],
    ['an address that only looks like loopback', { peer: '1270.0.0.1' }, /another machine/],
    ['nobody’s address', { peer: '' }, /another machine/],
    ['a foreign name that resolves to loopback', { host: 'evil.test:8787' }, /Host/],
    ['a name that only begins like loopback', { host: '127.0.0.1.evil.test:8787' }, /Host/],
    ['a request without a Host', { host: '' }, /Host/],
    ['a proxy that says so', { headers: ['X-Forwarded-For'] }, /proxy \(x-forwarded-for\)/],
    ['a proxy that says nothing, in HTTP/1.0', { httpVersion: '1.0' }, /proxy \(HTTP\/1\.0\)/],
    ['HTTP/0.9', { httpVersion: '0.9' }, /proxy/],
  ])('keeps out %s', (_who, change, reason) => {
    expect(machineProblem({ ...extension, ...change })).toMatch(reason);
  });

  it.each<[string, string | null]>([
    ['a web page', 'https://evil.test'],
    ['a sandboxed page', 'null'],
    ['a program without an Origin', null],
  ])('lets %s sign in nobody', (_who, origin) => {
    expect(originProblem(origin, ['chrome-extension://abc'])).toMatch(/Origin/);
  });

  it('lets the extension sign in', () => {
    expect(originProblem('chrome-extension://abc', ['chrome-extension://abc'])).toBeNull();
  });
});
