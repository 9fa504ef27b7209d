import { describe, expect, it } from 'vitest';
import { clientAddress } from './client-address.ts';
import { NO_PROXIES, parseTrustedProxies, type TrustedProxies } from './trusted-proxies.ts';

const PEER = '10.0.0.1';

function trusting(...list: string[]): TrustedProxies {
  const parsed = parseTrustedProxies(list);
  if ('wrong' in parsed) throw new Error(`${parsed.wrong} is no address`);
  return parsed;
}
const trusted = trusting('10.0.0.0/8', '2001:db8:1::/48', '192.0.2.7');

describe('the address of a client', () => {
  it('is the peer’s where no proxy is trusted, whatever the headers say', () => {
    const headers = { 'x-forwarded-for': '198.51.100.1', forwarded: 'for=198.51.100.1' };
    expect(clientAddress(PEER, headers, NO_PROXIES)).toBe(PEER);
  });

  it('is the peer’s where the peer is no trusted proxy', () => {
    const headers = { 'x-forwarded-for': '198.51.100.1' };
    expect(clientAddress('203.0.113.9', headers, trusted)).toBe('203.0.113.9');
  });

  it.each([
    ['what the one proxy names', '198.51.100.1', '198.51.100.1'],
    ['not what the client wrote before it', '127.0.0.1, 198.51.100.1', '198.51.100.1'],
    ['not a trusted address that the client wrote', '10.0.0.9, 198.51.100.1', '198.51.100.1'],
    ['found through several trusted hops', '198.51.100.1, 192.0.2.7,10.2.3.4', '198.51.100.1'],
    ['the farthest hop where all are trusted', '10.3.3.3, 10.2.2.2', '10.3.3.3'],
    ['named with a port', '198.51.100.1:4711', '198.51.100.1'],
    ['IPv6, in one spelling', '2001:DB8:0:0::5', '2001:db8::5'],
    ['IPv6 with a port', '[2001:db8::5]:443', '2001:db8::5'],
    ['IPv4 mapped into IPv6', '::ffff:198.51.100.1', '198.51.100.1'],
    ['IPv6 through a trusted network', '2001:db8::5, 2001:db8:1::9', '2001:db8::5'],
    ['the hop that wrote no address', '198.51.100.1, unknown, 10.2.2.2', '10.2.2.2'],
    ['the proxy’s where it names nobody', '', PEER],
    ['the proxy’s where it names nonsense', '<script>', PEER],
  ])('is %s', (_what, list, expected) => {
    expect(clientAddress(PEER, { 'x-forwarded-for': list }, trusted)).toBe(expected);
  });

  it.each([
    ['for=198.51.100.1', '198.51.100.1'],
    ['For="[2001:db8::5]:4711";proto=https', '2001:db8::5'],
    ['for=1.1.1.1, proto=http;for=198.51.100.1;by=10.0.0.1, for=10.2.2.2', '198.51.100.1'],
    ['for=_hidden', PEER],
    ['for=unknown', PEER],
    ['proto=https', PEER],
  ])('is read from Forwarded: %s', (header, expected) => {
    expect(clientAddress(PEER, { forwarded: header }, trusted)).toBe(expected);
  });

  it('is the proxy’s where the two headers differ: one of them came from outside', () => {
    const agreeing = { 'x-forwarded-for': '198.51.100.1', forwarded: 'for=198.51.100.1' };
    expect(clientAddress(PEER, agreeing, trusted)).toBe('198.51.100.1');
    expect(clientAddress(PEER, { ...agreeing, forwarded: 'for=1.1.1.1' }, trusted)).toBe(PEER);
  });

  it('takes a peer in any spelling', () => {
    expect(clientAddress('::ffff:10.0.0.1', { 'x-forwarded-for': '1.1.1.1' }, trusted)).toBe(
      '1.1.1.1',
    );
    expect(clientAddress('fe80::1%eth0', {}, trusted)).toBe('fe80::1');
    expect(clientAddress(undefined, { 'x-forwarded-for': '1.1.1.1' }, trusted)).toBe('unknown');
  });

  it('is found at once in a header as long as Node takes', () => {
    const headers = { 'x-forwarded-for': '10.0.0.1,'.repeat(1_700), forwarded: '"'.repeat(16_000) };
    const started = performance.now();
    expect(clientAddress(PEER, headers, trusted)).toBe(PEER);
    expect(performance.now() - started).toBeLessThan(100);
  });
});

describe('a list of trusted proxies', () => {
  it.each(['10.0.0.0/33', '10.0.0/8', 'proxy.example', '::/129', '10.0.0.1/8/8', '10.0.0.1:80'])(
    'does not hold %s',
    (entry) => expect(parseTrustedProxies(['127.0.0.1', entry])).toEqual({ wrong: entry }),
  );

  it('holds a network as large as all addresses, where somebody means it', () => {
    expect(trusting('0.0.0.0/0').has('198.51.100.1')).toBe(true);
    expect(trusting('0.0.0.0/0').has('2001:db8::1')).toBe(false);
  });
});
