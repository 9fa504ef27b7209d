import { parseChannel } from '../contract/channels.ts';
import { Problem } from '../problem/problem.ts';
import { requestWords } from '../words/request.ts';

/**
 * The chapter's channel that a query names.
 *
 * @throws Problem `malformed-channel` where it names none
 */
export function chapterChannelOf(query: string | undefined): string {
  if (query !== undefined && parseChannel(query)?.kind === 'chapter') return query;
  throw new Problem('malformed-channel', requestWords.chapterMissing);
}
