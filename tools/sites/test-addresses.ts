import { roomChannel } from '../../server/contract/room-channel.ts';
import type { DocumentFacts } from '../../server/contract/sites/document-facts.ts';
import { readChapter } from '../../server/contract/sites/read-chapter.ts';
import { titlesOf } from '../../server/contract/sites/titles.ts';
import { explainFound, explainWhyNot } from './explain.ts';
import type { RulesFor } from './rules-asked-for.ts';

/** What rules make of an address, as `--json` prints it. */
interface Answer {
  url: string;
  site: string | null;
  course: string | null;
  chapter: string | null;
  channel: string | null;
}

/** What rules make of an address: as data, and in words. */
export async function testAddress(
  rulesFor: RulesFor,
  facts: DocumentFacts,
): Promise<{ answer: Answer; words: string[] }> {
  const { url } = facts;
  const rules = rulesFor(url);
  const read = readChapter(rules, facts);
  if ('why' in read) {
    const answer = { url, site: null, course: null, chapter: null, channel: null };
    return { answer, words: explainWhyNot(read.why, rules, facts) };
  }
  const { found } = read;
  const channel = await roomChannel(found.room, found.rule.uniqueChapters);
  return {
    answer: { url, ...found.room, channel },
    words: explainFound(found, titlesOf(found.rule, facts), channel),
  };
}
