import { historyWords } from '../../../words/history.ts';
import type { ShownReport } from '../api/shown-report.ts';
import { courseName } from '../course-name.ts';

/**
 * Whom a notification was for, in words: course and chapter by what they are called, where that is known.
 *
 * @param tellsSites whether there are several course sites
 */
export function audienceWords(
  audience: ShownReport['audience'],
  tellsSites: boolean,
  titles: ShownReport['audienceTitles'] = { course: null, chapter: null },
): string {
  switch (audience.type) {
    case 'everyone':
      return historyWords.toEveryone;
    case 'course':
      return historyWords.toCourse(
        courseName(titles.course ?? audience.courseId, audience.site, tellsSites),
      );
    case 'chapter':
      return historyWords.toChapter(
        titles.chapter ?? audience.chapterId,
        courseName(titles.course ?? audience.courseId, audience.site, tellsSites),
      );
    case 'self':
      return historyWords.toSelf;
    case 'users':
      return historyWords.toPeople(audience.userIds.length);
  }
}
