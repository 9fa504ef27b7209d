import type { Sender } from '../../contract/admin.ts';
import { adminWords } from '../../words/admin.ts';

/** Whether sites are told apart: with one, nobody need know that there are such things. */
export function tellsSites({ sites }: Pick<Sender, 'sites'>): boolean {
  return sites.length > 1;
}

/** What a course is called. */
export function courseName(course: string, site: string | undefined, isTold: boolean): string {
  return isTold && site ? adminWords.onSite(course, site) : course;
}
