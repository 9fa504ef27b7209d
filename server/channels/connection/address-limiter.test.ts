import { describe, expect, it } from 'vitest';
import { AddressLimiter } from './address-limiter.ts';

const LIMITS = { unauthorizedPerAddress: 2, connectionsPerAddressPerMinute: 60 };

function take(limiter: AddressLimiter, address: string, now = 0) {
  const taken = limiter.take(address, now);
  return 'release' in taken ? taken : null;
}

describe('connections of one address', () => {
  it('are limited while they are not authorized, and not after', () => {
    const limiter = new AddressLimiter(LIMITS);
    const places = [take(limiter, '192.0.2.1'), take(limiter, '192.0.2.1')];
    expect(take(limiter, '192.0.2.1')).toBeNull();
    expect(take(limiter, '192.0.2.2')).not.toBeNull();
    places[0]?.release();
    places[0]?.release();
    expect(take(limiter, '192.0.2.1')).not.toBeNull();
    expect(take(limiter, '192.0.2.1')).toBeNull();
  });

  it('of IPv6 count by /64', () => {
    const limiter = new AddressLimiter(LIMITS);
    take(limiter, '2001:db8::1');
    take(limiter, '2001:db8::2');
    expect(take(limiter, '2001:db8::3')).toBeNull();
    expect(take(limiter, '2001:db8:0:1::3')).not.toBeNull();
  });

  it('may be so many in a minute, and who is refused is told when to ask again', () => {
    const limiter = new AddressLimiter(LIMITS);
    for (let n = 0; n < 60; n += 1) take(limiter, '192.0.2.1')?.release();
    expect(limiter.take('192.0.2.1', 0)).toEqual({ retryAfterSeconds: 1 });
    expect(take(limiter, '192.0.2.1', 1000)).not.toBeNull();
  });

  it('are forgotten when there is nothing to know of them', () => {
    const limiter = new AddressLimiter(LIMITS);
    const place = take(limiter, '192.0.2.1');
    limiter.sweep(60_000);
    expect(limiter.size).toBe(1);
    place?.release();
    limiter.sweep(120_000);
    expect(limiter.size).toBe(0);
  });
});
