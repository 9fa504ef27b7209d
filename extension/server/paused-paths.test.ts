import { expect, it } from 'vitest';
import { createPausedPaths } from './paused-paths.ts';
import { ServerError } from './server-error.ts';

const tooMany = new ServerError('Too many requests.', 429, 'too-many-requests');

it('lets nobody ask for a path again before the server wants to be asked', () => {
  let now = 0;
  const paused = createPausedPaths(() => now);
  paused.note('/api/presence/roster', tooMany, 3_000);
  now = 2_999;
  expect(() => paused.check('/api/presence/roster')).toThrow(tooMany);
  expect(() => paused.check('/api/config')).not.toThrow();
  now = 3_000;
  expect(() => paused.check('/api/presence/roster')).not.toThrow();
});

it('keeps nobody from asking where the server named no wait', () => {
  const paused = createPausedPaths(() => 0);
  paused.note('/api/config', tooMany, null);
  expect(() => paused.check('/api/config')).not.toThrow();
});

it('keeps nobody from asking who has signed in after whoever asked too often', () => {
  const paused = createPausedPaths(() => 0);
  paused.note('/api/me/preferences', tooMany, 3_000);
  paused.clear();
  expect(() => paused.check('/api/me/preferences')).not.toThrow();
});
