import { describe, expect, it } from 'vitest';
import { readSessionToken, usableUntil } from './session-token.ts';

const tokenWith = (claims: object) =>
  `e30.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.signature`;
const times = { iat: 1_000, exp: 1_060 };

describe('the session token at hand', () => {
  it('says who it is for, in any script', () => {
    const claims = { sub: 'user_1', ...times, name: 'Zoë 李?>', picture: null };
    expect(readSessionToken(tokenWith({ ...claims, sid: 'sess_1' }))).toEqual(claims);
  });

  it('may say nothing of the person', () => {
    expect(readSessionToken(tokenWith({ sub: 'user_1', ...times }))).not.toHaveProperty('name');
  });

  it('is used until shortly before its end', () => {
    expect(usableUntil({ sub: '', ...times }, 1_005_000)).toBe(1_050_000);
  });

  it('is not used longer than it lives on a machine whose clock is behind', () => {
    expect(usableUntil({ sub: '', ...times }, 500_000)).toBe(550_000);
  });

  it.each(['', 'nonsense', 'a.b.c', tokenWith({ sub: 1 })])('is none when it is %j', (token) => {
    expect(() => readSessionToken(token)).toThrow();
  });
});
