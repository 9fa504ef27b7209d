import { MAX_TOLD_TITLE } from '../../contract/room-titles.ts';
import { namingWords } from '../../words/naming.ts';
import { TextField } from './compose/text-field.tsx';
import type { Courses } from './use-courses.ts';

/** Where there are more courses than a list has: a line in which one looks for another. */
export function CourseFinder({
  name,
  text,
  courses,
  onText,
}: {
  name: string;
  text: string;
  courses: Courses;
  onText(text: string): void;
}) {
  if (!courses.hasMore) return null;
  return (
    <TextField
      name={name}
      label={namingWords.findCourse}
      hint={namingWords.findHint}
      value={text}
      maxLength={MAX_TOLD_TITLE}
      problem={undefined}
      onText={(typed) => {
        onText(typed);
        courses.findSoon(typed);
      }}
    />
  );
}
