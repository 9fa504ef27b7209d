import { afterEach, expect } from 'vitest';
import { takeLines } from './consoles.ts';

/** What is not ours: Chromium's word on a request that failed, or as it ends, and what Clerk's client says of itself. */
const OTHERS =
  /: (Failed to load resource: |\[Clerk Debug\] |Clerk: )|Error: The browser is shutting down\.$/;

// Whatever a test is about: no page, popup or worker writes anything, or has an error that nobody catches.
afterEach(() => {
  const lines = takeLines().filter((line) => !OTHERS.test(line));
  expect(lines, 'lines on consoles').toEqual([]);
});
