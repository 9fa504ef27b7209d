import { historyWords } from '../../../words/history.ts';
import type { ShownReport } from '../api/shown-report.ts';

/** Whom a notification was for, in words. */
export function audienceWords(audience: ShownReport['audience']): string {
  switch (audience.type) {
    case 'everyone':
      return historyWords.toEveryone;
    case 'course':
      return historyWords.toCourse(audience.courseId);
    case 'chapter':
      return historyWords.toChapter(audience.chapterId, audience.courseId);
    case 'self':
      return historyWords.toSelf;
    case 'users':
      return historyWords.toPeople(audience.userIds.length);
  }
}
