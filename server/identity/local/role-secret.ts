import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { join } from 'node:path';
import { loadOrCreateSecret } from '../../load-or-create-secret.ts';

const FILE = 'role-secret';

/** Without what is taken for another when it is read aloud or typed: 0 and o, 1, i and l. */
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789';
const GROUPS = 4;
const GROUP_CHARS = 5;

/** What a name that has a role under the local identity is worth nothing without. */
export interface RoleSecret {
  /** Whether somebody typed it. Takes the same time whatever they typed. */
  matches(typed: string): boolean;
  /**
   * What a browser's session keeps of its having been given: nothing that tells the secret without
   * the browser's own, and another one once the secret is another.
   */
  proofFor(clientToken: string): string;
  /** To be told once, where this start has made it; `null` where it was there, or was configured. */
  made: { secret: string; file: string } | null;
}

/**
 * The secret of `dataDir`, made at the first start, or the one that was configured.
 *
 * @param configured `LOCAL_ROLE_SECRET`, or `null`
 */
export function loadOrCreateRoleSecret(dataDir: string, configured: string | null): RoleSecret {
  let madeHere: string | null = null;
  const make = () => {
    madeHere = makeSecret();
    return madeHere;
  };
  const secret = (configured ?? loadOrCreateSecret(dataDir, FILE, make)).trim();
  return {
    matches: (typed) => timingSafeEqual(digest(typed.trim()), digest(secret)),
    proofFor: (clientToken) => createHmac('sha256', clientToken).update(secret).digest('hex'),
    made: madeHere === secret ? { secret, file: join(dataDir, FILE) } : null,
  };
}

/** What the operator is told of a secret that was just made: no log keeps it. */
export function roleSecretNotice(
  { secret, file }: { secret: string; file: string },
  serverUrl: string,
): string {
  return `To send notifications, sign in at ${serverUrl}/admin as Admin or Instructor, or who else
LOCAL_ADMINS and LOCAL_INSTRUCTORS name, with this secret: ${secret}
It is told this once, and kept in ${file}.
`;
}

/** 20 characters, 99 bits, in groups that can be typed. */
function makeSecret(): string {
  const group = () => Array.from({ length: GROUP_CHARS }, character).join('');
  return Array.from({ length: GROUPS }, group).join('-');
}

function character(): string {
  for (;;) {
    const [byte = 0] = randomBytes(1);
    // A byte above would make the first characters likelier than the others.
    if (byte < 256 - (256 % ALPHABET.length)) return ALPHABET.charAt(byte % ALPHABET.length);
  }
}

/** Of one length, as the comparison needs it. */
function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
