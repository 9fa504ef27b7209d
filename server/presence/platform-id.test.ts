import { expect, it } from 'vitest';
import { createPlatformId } from './platform-id.ts';

it('counts a learner once, whichever process signs them in', () => {
  expect(createPlatformId('secret')('ana')).toBe(createPlatformId('secret')('ana'));
});

it('tells two learners apart, and says nothing of either', () => {
  const platformId = createPlatformId('secret');
  expect(platformId('ana')).not.toBe(platformId('ben'));
  expect(platformId('ana')).toMatch(/^[\w-]{22}$/);
});

it('can’t be computed without the secret', () => {
  expect(createPlatformId('secret')('ana')).not.toBe(createPlatformId('another')('ana'));
});
