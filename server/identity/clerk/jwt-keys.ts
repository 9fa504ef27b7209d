import { createPublicKey } from 'node:crypto';

/** Clerk signs with RSA of this size and exponent; `verifyToken` takes no other. */
const BITS = 2048;
const EXPONENT = 65_537n;

/** The old key and the new one, while a key is rotated. */
const MAX_KEYS = 2;

/** The keys in a setting, or what is wrong with it, as the end of a sentence. */
export type JwtKeys = { keys: string[] } | { problem: string };

/**
 * Reads the PEM public keys that session tokens are signed with, one after the other. Line ends may
 * be written as `\n`, as one-line environment files have them.
 */
export function readJwtKeys(text: string): JwtKeys {
  if (/PRIVATE KEY/.test(text)) return { problem: 'is a private key: give the public one' };
  const pems = text.replaceAll('\\n', '\n').match(/-----BEGIN [^-]+-----[^-]+-----END [^-]+-----/g);
  if (!pems) {
    return {
      problem: 'is no PEM public key: copy it from Clerk’s dashboard, API keys, JWKS public key',
    };
  }
  if (pems.length > MAX_KEYS) {
    return {
      problem: `holds ${pems.length} keys: give the one in use, and the next one beside it`,
    };
  }
  const keys = pems.map(normalized);
  if (keys.some((key) => key === null)) {
    return { problem: `holds something that is no RSA public key of ${BITS} bits` };
  }
  return { keys: keys.filter((key) => key !== null) };
}

/** The key as Node writes it, since `verifyToken` reads a PEM by its exact letters. */
function normalized(pem: string): string | null {
  try {
    const key = createPublicKey(pem);
    const { modulusLength, publicExponent } = key.asymmetricKeyDetails ?? {};
    if (key.asymmetricKeyType !== 'rsa' || modulusLength !== BITS || publicExponent !== EXPONENT) {
      return null;
    }
    return key.export({ type: 'spki', format: 'pem' }).toString();
  } catch {
    return null; // OpenSSL has no one code for "not a key"; whatever it says, this is none
  }
}
