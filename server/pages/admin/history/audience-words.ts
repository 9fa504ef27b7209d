import { historyWords } from '../../../words/history.ts';
import type { ShownReport } from '../api/shown-report.ts';
import { courseName } from '../course-name.ts';

/**
 * Whom a notification was for, in words.
 *
 * @param tellsSites whether there are several course sites
 */
export function audienceWords(audience: ShownReport['audience'], tellsSites: boolean): string {
  switch (audience.type) {
    case 'everyone':
      return historyWords.toEveryone;
    case 'course':
      return historyWords.toCourse(courseName(audience.courseId, audience.site, tellsSites));
    case 'chapter':
      return historyWords.toChapter(
        audience.chapterId,
        courseName(audience.courseId, audience.site, tellsSites),
      );
    case 'self':
      return historyWords.toSelf;
    case 'users':
      return historyWords.toPeople(audience.userIds.length);
  }
}
