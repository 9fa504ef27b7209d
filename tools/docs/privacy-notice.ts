import { noticeFacts } from '../../server/composition/notice-facts.ts';
import { readConfig } from '../../server/config.ts';
import { type Datum, type NoticeSection, noticeOf } from '../../server/privacy/notice.ts';
import { privacyWords as words } from '../../server/words/privacy.ts';
import { markdownTable } from './markdown-table.ts';

/** The privacy notice of a server on which nothing is configured. */
export function privacyNotice(): string {
  const sections = noticeOf(noticeFacts(readConfig({})));
  return [words.lead, ...sections.map(sectionOf)].join('\n\n');
}

function sectionOf({ heading, data, paragraphs }: NoticeSection): string {
  const table = data.length === 0 ? [] : [tableOf(data)];
  return [`## ${heading}`, ...table, ...paragraphs].join('\n\n');
}

function tableOf(data: readonly Datum[]): string {
  return markdownTable(
    ['What', 'Why', words.forHowLong],
    data.map(({ what, why, kept }) => [what, why, kept]),
  );
}
