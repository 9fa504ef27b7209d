import { createECDH } from 'node:crypto';
import * as v from 'valibot';
import webPush from 'web-push';
import { loadOrCreateSecret } from '../../load-or-create-secret.ts';

const PRIVATE_KEY_BYTES = 32;

/** What names this server to push services (RFC 8292): a key pair on P-256, base64url. */
export interface VapidKeys {
  publicKey: string;
  privateKey: string;
}

const KeptKeys = v.object({ publicKey: v.string(), privateKey: v.string() });

/** The VAPID keys of `dataDir`, made at first use. Subscriptions are bound to them. */
export function loadOrCreateVapidKeys(dataDir: string): VapidKeys {
  const kept = loadOrCreateSecret(dataDir, 'vapid-keys.json', () =>
    JSON.stringify(webPush.generateVAPIDKeys()),
  );
  return v.parse(KeptKeys, JSON.parse(kept));
}

/** The public key that belongs to a private one, or `null` where that is none. Both base64url. */
export function publicVapidKey(privateKey: string): string | null {
  const bytes = Buffer.from(privateKey, 'base64url');
  if (bytes.length !== PRIVATE_KEY_BYTES) return null;
  const curve = createECDH('prime256v1');
  try {
    curve.setPrivateKey(bytes);
  } catch {
    return null; // zero, or beyond the curve's order
  }
  return curve.getPublicKey('base64url');
}
