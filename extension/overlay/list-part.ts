import { jsx, jsxs } from 'preact/jsx-runtime';
import type { DrawList } from './state.ts';

/** The list of names, which a page has only once it is opened. */
interface ListPart {
  ViewerList: DrawList;
  css: string;
}

/** What a chapter page has for the script that brings the list. */
interface ListHolder {
  /** What the list is drawn by, so that it does not bring a Preact of its own. */
  jsx: typeof jsx;
  jsxs: typeof jsxs;
  take(part: ListPart): void;
}

declare global {
  /** The overlay's, while there is one: who brings the list (`entrypoints/list.ts`) leaves it here. */
  var alongsideList: ListHolder | undefined;
}

/** Waits for the list, until `signal` ends. */
export function awaitList(signal: AbortSignal, take: (part: ListPart) => void): void {
  const holder = { jsx, jsxs, take };
  globalThis.alongsideList = holder;
  signal.addEventListener('abort', () => {
    // Another overlay may have taken the place of this one.
    if (globalThis.alongsideList === holder) globalThis.alongsideList = undefined;
  });
}
