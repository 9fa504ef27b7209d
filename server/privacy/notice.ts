import { privacyWords as words } from '../words/privacy.ts';
import type { PrivacySettings } from './environment.ts';
import { PERSONAL_DATA } from './personal-data.ts';

/** What the notice depends on. */
export interface NoticeFacts extends Pick<PrivacySettings, 'operator' | 'retention'> {
  /** Where people sign in. */
  identity: 'clerk' | 'local';
  /** Whose Channels server it is; `null`: this server's own. */
  channelsHost: string | null;
  /** The operator's own paragraphs. */
  ownText: readonly string[];
}

/** A kind of data: what it is, why it is kept and for how long. */
export interface Datum {
  what: string;
  why: string;
  kept: string;
}

/** A part of the notice, under its heading. */
export interface NoticeSection {
  heading: string;
  /** What stands before its paragraphs. */
  data: readonly Datum[];
  paragraphs: readonly string[];
  /** How the operator is reached; `null`: it is not of that. */
  contact: string | null;
}

/** What is kept of people and why, for them: the page and the document are made of it. */
export function noticeOf(facts: NoticeFacts): NoticeSection[] {
  const { operator, identity, channelsHost, ownText } = facts;
  const isClerk = identity === 'clerk';
  const sections: NoticeSection[] = [
    {
      ...section(words.operatorHeading, [words.operator(operator.name)]),
      contact: operator.contact,
    },
    { ...section(words.dataHeading, words.dataElsewhere), data: dataOf(facts) },
    section(words.seenHeading, words.seen),
    section(words.instructorsHeading, words.instructors),
    section(words.othersHeading, [
      channelsHost === null ? words.channelsHere : words.channelsElsewhere(channelsHost),
      isClerk ? words.accountAtClerk : words.accountHere,
      words.pushServices,
      words.pictures,
      words.nobodyElse,
    ]),
    section(words.rightsHeading, [
      ...words.rights,
      ...(isClerk ? [words.accountStays] : []),
      words.backups,
    ]),
  ];
  return ownText.length === 0 ? sections : [...sections, section(words.ownHeading, ownText)];
}

function section(heading: string, paragraphs: readonly string[]): NoticeSection {
  return { heading, paragraphs, data: [], contact: null };
}

/** Every kind of data once, in the order of the words. */
function dataOf({ retention }: NoticeFacts): Datum[] {
  const models = Object.values(PERSONAL_DATA);
  return Object.entries(words.data).flatMap(([name, { what, why }]) => {
    const model = models.find((each) => 'datum' in each && each.datum === name);
    if (!model || !('datum' in model)) return [];
    return [{ what, why, kept: words.kept[model.kept](retention[model.kept]) }];
  });
}
