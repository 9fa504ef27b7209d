import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { SignJWT } from 'jose';

/** Makes session tokens for tests, good ones and such as must be refused. */
export interface TokenIssuer {
  issuer: string;
  /** The origin that its tokens are made for, unless the claims say otherwise. */
  party: string;
  /** PEM that its tokens verify with. */
  publicKey: string;
  /** A token with `claims` beside, or instead of, those of a learner named Ana. */
  token(claims?: Record<string, unknown>, how?: Making): Promise<string>;
}

/** How a token is made; `from` and `until` are jose's time spans, such as `-5s`; `null`: it never ends. */
export interface Making {
  key?: KeyObject | Uint8Array;
  alg?: string;
  from?: string;
  until?: string | null;
}

/** An issuer with a key pair of its own. */
export function createTokenIssuer(): TokenIssuer {
  const issuer = 'https://clerk.test';
  const party = 'chrome-extension://abc';
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const basis = { sub: 'user_1', iss: issuer, azp: party, sid: 'sess_1', sts: 'active', v: 2 };
  const about = { name: 'Ana', picture: null, metadata: {} };
  return {
    issuer,
    party,
    publicKey: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    token(claims = {}, { key = privateKey, alg = 'RS256', from = '-5s', until = '60s' } = {}) {
      const made = new SignJWT({ ...basis, ...about, ...claims })
        .setProtectedHeader({ alg, typ: 'JWT', kid: 'ins_1' })
        .setIssuedAt(typeof claims.iat === 'number' ? claims.iat : undefined)
        .setNotBefore(from);
      return (until === null ? made : made.setExpirationTime(until)).sign(key);
    },
  };
}
