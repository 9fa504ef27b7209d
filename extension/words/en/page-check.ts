import type { PageCheck } from '../../messages/page-check.ts';

export const question = 'Is this page a chapter?';
export const looking = 'Looking…';

export const isChapter = 'Yes: who reads it here meets the others who read it.';
export const site = 'Site';
export const course = 'Course';
export const chapter = 'Chapter';

/** Why a page is none, for who reads it. */
export const noChapter: Record<Extract<PageCheck, { state: 'no-chapter' }>['why'], string> = {
  'other-site': 'No: this is none of the course sites that this extension was made for.',
  'other-page':
    'No: it is on a course site, and its address is not that of a chapter. Overviews and profiles are none.',
  excepted: 'No: whoever set Alongside up has left pages like this one out.',
  'no-element':
    'Not yet: the address is that of a chapter, and the page has not said which. It may still be loading.',
  'no-id':
    'No: the address is like that of a chapter, but course or chapter has no usable name in it.',
};
/** @param platform "Moodle" */
export function looksLike(platform: string): string {
  return `It looks like ${platform}, which Alongside knows: your school can add it.`;
}

export const outOfReach =
  'Alongside can’t look at this page. Browsers keep extensions away from their own pages, from web stores and from some files.';

export const copy = 'Copy for my school';
export const whatIsCopied =
  'Copies the page’s address, its title and what marks it. Passwords and keys in addresses are left out.';
export const copied = 'Copied. Paste it into a message to your school.';
export const notCopied = 'The browser did not let it be copied. Please try again.';
