import { jsx, jsxs } from 'preact/jsx-runtime';
import type { PeopleParts } from './state.ts';

/** What a chapter page has for the script that brings them. */
interface PeopleHolder {
  /** What they are drawn by, so that the script does not bring a Preact of its own. */
  jsx: typeof jsx;
  jsxs: typeof jsxs;
  take(parts: PeopleParts, css: string): void;
}

declare global {
  /** The overlay's, while there is one: who brings the parts (`entrypoints/people.ts`) leaves them here. */
  var alongsidePeople: PeopleHolder | undefined;
}

/** Waits for the parts, until `signal` ends. */
export function awaitPeople(signal: AbortSignal, take: PeopleHolder['take']): void {
  const holder = { jsx, jsxs, take };
  globalThis.alongsidePeople = holder;
  signal.addEventListener('abort', () => {
    // Another overlay may have taken the place of this one.
    if (globalThis.alongsidePeople === holder) globalThis.alongsidePeople = undefined;
  });
}
