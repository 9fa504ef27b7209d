import { generateKeyPairSync } from 'node:crypto';
import type { TokenIssuer } from './token-issuer.ts';

/** A token that nobody may get in with. */
export interface RefusedToken {
  what: string;
  make: () => string | Promise<string>;
}

/** Every kind of token that a verifier which trusts `issuer` must refuse. */
export function refusedTokens(issuer: TokenIssuer): RefusedToken[] {
  const { token, publicKey } = issuer;
  const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
  const publicSecret = new TextEncoder().encode(publicKey);
  return [
    { what: 'signed by another key', make: () => token({}, { key: stranger }) },
    { what: 'signed by nobody (alg none)', make: async () => unsigned(await token()) },
    {
      what: 'signed with the public key as a secret (HS256)',
      make: () => token({}, { alg: 'HS256', key: publicSecret }),
    },
    { what: 'of another issuer', make: () => token({ iss: 'https://evil.test' }) },
    { what: 'made for another party', make: () => token({ azp: 'https://evil.test' }) },
    { what: 'made for no party', make: () => token({ azp: undefined }) },
    { what: 'that ended', make: () => token({}, { from: '-90s', until: '-10s' }) },
    { what: 'that has not begun', make: () => token({}, { from: '10s' }) },
    { what: 'of a session that is pending', make: () => token({ sts: 'pending' }) },
    { what: 'of version 2 that does not say so', make: () => token({ sts: undefined }) },
    { what: 'whose session’s state is no word', make: () => token({ sts: 1 }) },
    { what: 'of no session, as of a JWT template', make: () => token({ sid: undefined }) },
    { what: 'of a session without an id', make: () => token({ sid: '' }) },
    { what: 'that lives ten years', make: () => token({}, { until: '10y' }) },
    { what: 'that lives two days', make: () => token({}, { until: '2d' }) },
    { what: 'that never ends', make: () => token({}, { until: null }) },
    { what: 'made for another service', make: () => token({ aud: 'https://api.other.test' }) },
    { what: 'made for several others', make: () => token({ aud: ['convex', 'hasura'] }) },
    { what: 'without a subject', make: () => token({ sub: '' }) },
    { what: 'with a subject too long for a member', make: () => token({ sub: 'u'.repeat(129) }) },
    { what: 'with other claims than were signed', make: async () => tampered(await token()) },
    { what: 'cut short', make: async () => (await token()).slice(0, -10) },
    { what: 'without a signature', make: async () => (await token()).replace(/[^.]+$/, '') },
    { what: 'a megabyte long', make: () => 'a'.repeat(1_000_000) },
    { what: 'signed well and a megabyte long', make: () => token({ name: 'a'.repeat(1_000_000) }) },
    { what: 'no token at all', make: () => 'nonsense' },
    { what: 'empty', make: () => '' },
  ];
}

function unsigned(token: string): string {
  const [, payload] = token.split('.');
  return `${encoded({ alg: 'none', typ: 'JWT', kid: 'ins_1' })}.${payload}.`;
}

function tampered(token: string): string {
  const [header, payload, signature] = token.split('.');
  const claims: unknown = JSON.parse(Buffer.from(payload ?? '', 'base64url').toString());
  return [header, encoded(Object.assign({}, claims, { sub: 'user_2' })), signature].join('.');
}

function encoded(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}
