import { describe, expect, it, vi } from 'vitest';
import { Problem } from '../problem/problem.ts';
import type { Profile } from './resolve-person.ts';
import { refusedTokens } from './testing/refused-tokens.ts';
import { createTokenIssuer } from './testing/token-issuer.ts';
import { createVerifier } from './verifier.ts';

const issuer = createTokenIssuer();
const { token } = issuer;
const trust = {
  publicKeys: [issuer.publicKey],
  issuer: issuer.issuer,
  authorizedParties: [issuer.party, 'https://admin.test'],
};
const verify = createVerifier(trust);

describe('a session token', () => {
  it('says who makes the request', async () => {
    expect(await verify(await token())).toEqual({
      id: 'user_1',
      name: 'Ana',
      imageUrl: null,
      role: 'learner',
      courses: [],
    });
  });

  it('carries picture, role and courses', async () => {
    const metadata = { role: 'instructor', courses: ['algebra', 'demo'], theme: 'dark' };
    const claims = { picture: 'https://img.test/a.png', metadata };
    expect(await verify(await token(claims))).toMatchObject({
      imageUrl: 'https://img.test/a.png',
      role: 'instructor',
      courses: ['algebra', 'demo'],
    });
  });

  it.each([
    ['an unknown role', { role: 'owner' }],
    ['a role of another type', { role: ['admin'] }],
    ['no object', 'admin'],
    ['null', null],
  ])('gives no rights by metadata that is %s', async (_what, metadata) => {
    expect(await verify(await token({ metadata }))).toMatchObject({ role: 'learner' });
  });

  it('keeps a role where only the courses are malformed', async () => {
    const metadata = { role: 'instructor', courses: 'all' };
    expect(await verify(await token({ metadata }))).toMatchObject({
      role: 'instructor',
      courses: [],
    });
  });

  it.each(['\u3164', '\u2800', '\u00ad', '\u200d', ' \u{e0041}\u115f '])(
    'gives no name by one that shows nothing: %j',
    async (name) => {
      expect(await verify(await token({ name }))).toMatchObject({ name: 'Learner' });
    },
  );

  it('may be off by the clocks of two machines', async () => {
    await expect(verify(await token({}, { until: '-3s' }))).resolves.toMatchObject({
      id: 'user_1',
    });
    await expect(verify(await token({}, { from: '3s' }))).resolves.toMatchObject({ id: 'user_1' });
  });

  it('may be of the first version of claims, which says nothing of the session’s state', async () => {
    const first = { v: undefined, sts: undefined };
    await expect(verify(await token(first))).resolves.toMatchObject({ id: 'user_1' });
  });

  it('may live for a day, and no longer', async () => {
    await expect(verify(await token({}, { until: '1d' }))).resolves.toMatchObject({ id: 'user_1' });
    const longer = verify(await token({}, { until: '90001s' }));
    await expect(longer).rejects.toThrow('it lives for more than a day');
  });

  it('may name an audience that was configured, beside others', async () => {
    const either = createVerifier({ ...trust, audiences: ['convex'] });
    for (const aud of ['convex', ['other', 'convex'], issuer.issuer]) {
      await expect(either(await token({ aud }))).resolves.toMatchObject({ id: 'user_1' });
    }
    await expect(either(await token({ aud: 'other' }))).rejects.toMatchObject({
      code: 'token-refused',
    });
  });

  it('may be made for any of the authorised parties', async () => {
    const claims = { azp: 'https://admin.test' };
    await expect(verify(await token(claims))).resolves.toMatchObject({ id: 'user_1' });
  });

  it('may be signed by either key while a key is rotated', async () => {
    const next = createTokenIssuer();
    const either = createVerifier({ ...trust, publicKeys: [issuer.publicKey, next.publicKey] });
    await expect(either(await token())).resolves.toMatchObject({ id: 'user_1' });
    await expect(either(await next.token())).resolves.toMatchObject({ id: 'user_1' });
    await expect(verify(await next.token())).rejects.toMatchObject({ code: 'token-refused' });
  });

  it.each(refusedTokens(issuer))('is refused when it is $what', async ({ make }) => {
    const made = await make();
    const refused = await verify(made).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(Problem);
    expect(refused).toMatchObject({ code: 'token-refused' });
    // What is answered and logged must not hold what was sent.
    if (made.length > 20) expect(String(refused)).not.toContain(made.slice(0, 20));
  });
});

describe('a token that leaves out who the person is', () => {
  const bare = { name: undefined, picture: undefined, metadata: undefined };
  const profile: Profile = {
    name: 'Ana Lima',
    imageUrl: 'https://img.test/a.png',
    metadata: { role: 'instructor', courses: ['demo'] },
  };
  const verifierWith = (found: Profile | null) => {
    const profiles = vi.fn(async (_userId: string) => found);
    return { verify: createVerifier({ ...trust, profiles }), profiles };
  };

  it('is completed by what is known of them', async () => {
    const { verify, profiles } = verifierWith(profile);
    expect(await verify(await token(bare))).toEqual({
      id: 'user_1',
      name: 'Ana Lima',
      imageUrl: 'https://img.test/a.png',
      role: 'instructor',
      courses: ['demo'],
    });
    expect(profiles).toHaveBeenCalledWith('user_1');
  });

  it('keeps what it does say', async () => {
    const { verify } = verifierWith(profile);
    expect(await verify(await token({ ...bare, name: 'Ana', metadata: {} }))).toMatchObject({
      name: 'Ana',
      imageUrl: 'https://img.test/a.png',
      role: 'learner',
    });
  });

  it.each([
    ['nothing can be looked up', verify],
    ['the lookup fails', verifierWith(null).verify],
  ])('is a nameless learner’s where %s', async (_why, verify) => {
    expect(await verify(await token(bare))).toEqual({
      id: 'user_1',
      name: 'Learner',
      imageUrl: null,
      role: 'learner',
      courses: [],
    });
  });

  it('costs no lookup when nothing is left out', async () => {
    const { verify, profiles } = verifierWith(profile);
    await verify(await token());
    expect(profiles).not.toHaveBeenCalled();
  });
});
