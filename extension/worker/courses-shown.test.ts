import { expect, it } from 'vitest';
import { coursesShown } from './courses-shown.ts';

const tab = (course: string, chapter: string, title?: string) => ({
  room: { site: 'moodle', course, chapter },
  titles: title === undefined ? null : { course: title },
});

it('names each course that tabs show once, as its page calls it, in the order of the tabs', () => {
  const tabs = [
    tab('5', '1', 'Botany'),
    tab('6', '1'),
    tab('5', '2'),
    { room: null, titles: null },
  ];
  expect(coursesShown(tabs)).toEqual([
    { site: 'moodle', course: '5', name: 'Botany' },
    { site: 'moodle', course: '6', name: '6' },
  ]);
});
