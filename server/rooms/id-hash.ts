import { createHash } from 'node:crypto';

/** SHA-256 of a course's or a chapter's id, hex, by which the database finds it: ids may be too long for an index. */
export function idHash(id: string): string {
  return createHash('sha256').update(id).digest('hex');
}
