import * as v from 'valibot';
import { variable } from '../variable.ts';
import { publicVapidKey, type VapidKeys } from './crypto/vapid-keys.ts';
import { PUSH_HOSTS } from './push-hosts.ts';

const hosts = v.pipe(
  v.string(),
  v.transform((list) =>
    list
      .toLowerCase()
      .split(/[\s,]+/)
      .filter(Boolean),
  ),
  v.array(
    v.pipe(
      v.string(),
      v.regex(
        /^(\*\.)?([a-z0-9-]+\.)+[a-z][a-z0-9-]*$/,
        'holds something that is no host name: write push.example.org or *.example.org',
      ),
    ),
  ),
);

/** The environment variables that web push is configured by. */
export const pushVariables = {
  VAPID_PUBLIC_KEY: variable(
    v.optional(v.pipe(v.string(), v.trim())),
    'by which push services know this server ([more](push.md))',
    'made at first start',
  ),
  VAPID_PRIVATE_KEY: variable(
    v.optional(
      v.pipe(
        v.string(),
        v.trim(),
        v.check((key) => publicVapidKey(key) !== null, 'is no VAPID key: 32 bytes in base64url'),
      ),
    ),
    'the other half of that pair',
    'made at first start',
  ),
  VAPID_REPLACED_PUBLIC_KEY: variable(
    v.optional(
      v.pipe(
        v.string(),
        v.trim(),
        v.regex(/^[\w-]{87}$/, 'is no VAPID public key: 87 characters of base64url'),
      ),
    ),
    'the public key that this one takes the place of, while all servers on a database are given another pair',
  ),
  VAPID_SUBJECT: variable(
    v.optional(
      v.pipe(
        v.string(),
        v.regex(/^(mailto:\S+@\S+|https:\/\/\S+)$/, 'is neither mailto: nor https:'),
      ),
      'mailto:operator@alongside.example',
    ),
    'where a push service reaches you, `mailto:` or `https:`; Apple’s refuses what is no address',
  ),
  PUSH_ENDPOINT_HOSTS: variable(
    v.optional(hosts, ''),
    'push services besides Google’s, Mozilla’s, Microsoft’s and Apple’s: `push.example.org` or `*.example.org`, separated by commas',
  ),
};
const Variables = v.object(pushVariables);

/** How the server stands to push services. */
export interface PushSettings {
  /** `null`: made at first start and kept in the data directory. */
  vapidKeys: VapidKeys | null;
  /** The public key that this one takes the place of on the database; `null`: none. */
  replacedPublicKey: string | null;
  /** Where a push service reaches the operator. */
  vapidSubject: string;
  /** Hosts of the push services that the server sends to. */
  hosts: string[];
}

/** The settings out of variables that were found to be good. */
export function pushSettings(given: v.InferOutput<typeof Variables>): PushSettings {
  const { VAPID_PUBLIC_KEY: publicKey, VAPID_PRIVATE_KEY: privateKey } = given;
  return {
    vapidKeys: publicKey && privateKey ? { publicKey, privateKey } : null,
    replacedPublicKey: given.VAPID_REPLACED_PUBLIC_KEY ?? null,
    vapidSubject: given.VAPID_SUBJECT,
    hosts: [...PUSH_HOSTS, ...given.PUSH_ENDPOINT_HOSTS],
  };
}

/** What is wrong with these variables together; each line begins with the variable's name. */
export function pushProblems(env: Record<string, string | undefined>): string[] {
  const publicKey = env.VAPID_PUBLIC_KEY?.trim();
  const privateKey = env.VAPID_PRIVATE_KEY?.trim();
  if (!publicKey && !privateKey) return [];
  if (!publicKey) return ['VAPID_PUBLIC_KEY is missing, while VAPID_PRIVATE_KEY is set'];
  if (!privateKey) return ['VAPID_PRIVATE_KEY is missing, while VAPID_PUBLIC_KEY is set'];
  return publicVapidKey(privateKey) === publicKey
    ? []
    : ['VAPID_PUBLIC_KEY does not belong to VAPID_PRIVATE_KEY'];
}
