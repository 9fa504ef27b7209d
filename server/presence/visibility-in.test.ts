import { expect, it } from 'vitest';
import { createVisibilityIn } from './visibility-in.ts';

const courseVisibility = [{ site: 'demo', course: 'botany', visibility: 'name' }] as const;
const visibilityIn = createVisibilityIn({
  of: async () => ({ visibility: 'counted', courseVisibility }),
});
const botany = { site: 'demo', course: 'botany' };

it('is what was chosen, below the ceiling of that learner', async () => {
  const learns = { teaches: false };
  expect(await visibilityIn('ana', botany, learns)).toBe('name');
  expect(await visibilityIn('ana', { site: 'demo', course: null }, learns)).toBe('counted');
  expect(await visibilityIn('ana', null, null)).toBe('counted');
  expect(await visibilityIn('ana', botany, { ...learns, ceiling: 'first-name' })).toBe(
    'first-name',
  );
  expect(await visibilityIn('ana', null, { ...learns, ceiling: 'name' })).toBe('counted');
});

it('has no ceiling for who teaches the course', async () => {
  expect(await visibilityIn('tia', botany, { teaches: true, ceiling: 'counted' })).toBe('name');
});
