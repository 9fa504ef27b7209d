import type { Visibility } from '../../../server/contract/visibility.ts';

/** Over the levels. */
export const legend = 'What others on a chapter see of you';

/** Each level, and what it means. */
export const levels: Record<Visibility, { label: string; hint: string }> = {
  name: {
    label: 'My name and picture',
    hint: 'Others see your full name, and your picture if you have one.',
  },
  'first-name': {
    label: 'My first name',
    hint: 'Others see your first name alone, without a picture.',
  },
  counted: {
    label: 'That somebody is there',
    hint: 'You count as one more person, without a name.',
  },
  offline: {
    label: 'Nothing',
    hint: 'You appear offline: you see the others, and nobody sees you.',
  },
};

/** Before a course, and what others see there. */
export const onlyInCourse = 'In this course';
/** In place of a level: as in all other courses. */
export const asElsewhere = 'As in all courses';

/** Where the learner has not chosen yet. */
export const toChoose = 'Nobody sees you yet';
export const whyChoose = 'First choose what others on a chapter see of you.';
export const choose = 'Choose';
