import { expect, it } from 'vitest';
import { chosenFor } from '../contract/course-visibility.ts';
import { isSeenOtherwise } from './visibility-choices.ts';

it('is of a course what was chosen for it, and of all others what was chosen for all', () => {
  const choice = {
    visibility: 'first-name',
    courseVisibility: [{ site: 'demo', course: 'algebra', visibility: 'offline' }],
  } as const;
  expect(chosenFor(choice, { site: 'demo', course: 'algebra' })).toBe('offline');
  expect(chosenFor(choice, { site: 'demo', course: 'botany' })).toBe('first-name');
  expect(chosenFor(choice, { site: 'moodle', course: 'algebra' })).toBe('first-name');
  expect(chosenFor(choice, null)).toBe('first-name');
});

it('is another one where it is so anywhere, and not where a choice says what held before', () => {
  const course = { site: 'demo', course: 'algebra' };
  const named = { visibility: 'name', courseVisibility: [] } as const;
  const sameThere = { ...named, courseVisibility: [{ ...course, visibility: 'name' }] } as const;
  const hiddenThere = {
    ...named,
    courseVisibility: [{ ...course, visibility: 'offline' }],
  } as const;
  expect(isSeenOtherwise(named, sameThere)).toBe(false);
  expect(isSeenOtherwise(sameThere, hiddenThere)).toBe(true);
  expect(isSeenOtherwise(hiddenThere, named)).toBe(true);
  expect(isSeenOtherwise(named, { ...named, visibility: 'counted' })).toBe(true);
});

it('ends no connection of who was offline everywhere, and comes by themselves', () => {
  const offline = { visibility: 'offline', courseVisibility: [] } as const;
  expect(isSeenOtherwise(offline, { ...offline, visibility: 'name' })).toBe(false);
  expect(isSeenOtherwise({ ...offline, visibility: 'name' }, offline)).toBe(true);
});
