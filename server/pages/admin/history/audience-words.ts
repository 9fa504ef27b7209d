import type { ShownReport } from '../api/shown-report.ts';
import { peopleWords } from '../words.ts';

/** Whom a notification was for, in words. */
export function audienceWords(audience: ShownReport['audience']): string {
  switch (audience.type) {
    case 'everyone':
      return 'Everyone';
    case 'course':
      return `Course ${audience.courseId}`;
    case 'chapter':
      return `Viewers of chapter ${audience.chapterId}, course ${audience.courseId}`;
    case 'self':
      return 'Test to oneself';
    case 'users':
      return peopleWords(audience.userIds.length);
  }
}
