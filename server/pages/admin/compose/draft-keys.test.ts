import { expect, it } from 'vitest';
import { createDraftKeys } from './draft-keys.ts';

it('keeps the key of a draft that is sent again unchanged, also after another one', () => {
  const keys = createDraftKeys();
  const first = keys.keyOf({ title: 'One' });
  expect(keys.keyOf({ title: 'Two' })).not.toBe(first);
  expect(keys.keyOf({ title: 'One' })).toBe(first);
});

it('has another key for the same draft once one was accepted', () => {
  const keys = createDraftKeys();
  const first = keys.keyOf({ title: 'One' });
  keys.forget();
  expect(keys.keyOf({ title: 'One' })).not.toBe(first);
});
