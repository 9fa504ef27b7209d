import { expect, it } from 'vitest';
import { isErasedId } from '../identity/erased-id.ts';
import { createErasedIdOf } from './erased-id-of.ts';

const KEY = 'q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94';
const OTHER_KEY = 'IQ9Ur0ykXoHS9gzfYX0aBjy9lvdrjx_PFUXmie9YRcY';

it('is the same for every server process with the key, and holds nothing of the id', () => {
  const id = createErasedIdOf(KEY)('user_ana');
  expect(id).toMatch(/^erased_[\w-]{32}$/);
  expect(createErasedIdOf(KEY)('user_ana')).toBe(id);
  expect(isErasedId(id)).toBe(true);
});

it('is another for another learner, and by another key', () => {
  const id = createErasedIdOf(KEY)('user_ana');
  expect(createErasedIdOf(KEY)('user_ben')).not.toBe(id);
  expect(createErasedIdOf(OTHER_KEY)('user_ana')).not.toBe(id);
});
