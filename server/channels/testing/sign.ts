import { credentials, sign } from '../protocol/signature.ts';
import { APP } from './start-channels.ts';

/** `auth` for any text, as no server library would sign it. */
export function authFor(text: string): string {
  return `${APP.key}:${sign(credentials(APP.key, APP.secret).secret, text)}`;
}
