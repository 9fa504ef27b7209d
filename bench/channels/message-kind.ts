/** Where the event name begins: after `{"event":"`. */
const NAME = 10;
const P = 'p'.charCodeAt(0);
const A = 'a'.charCodeAt(0);
const M = 'm'.charCodeAt(0);
const S = 's'.charCodeAt(0);
const UNDERSCORE = '_'.charCodeAt(0);

/** What the measurements tell apart. */
export type MessageKind = 'added' | 'removed' | 'succeeded' | 'published' | 'other';

/** Tells a message by a few bytes of its event name. Both servers write `event` first. */
export function messageKind(bytes: Buffer, start: number): MessageKind {
  if (bytes[start + NAME] !== P) return 'published';
  // `pusher_internal:member_added`, `…:member_removed`, `…:subscription_succeeded`, `…_count`
  if (bytes[start + NAME + 6] !== UNDERSCORE) return 'other';
  if (bytes[start + NAME + 16] === M) {
    return bytes[start + NAME + 23] === A ? 'added' : 'removed';
  }
  return bytes[start + NAME + 29] === S ? 'succeeded' : 'other';
}
