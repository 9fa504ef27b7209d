import { INPUT_LASTS_MS } from './activity.ts';

const INPUT = ['pointermove', 'pointerdown', 'keydown', 'scroll', 'touchstart'];

/** How a page is looked at. */
export interface PageActivity {
  /** It is visible, with input lately. */
  active: boolean;
  /** It can be seen. */
  visible: boolean;
}

/**
 * Tells how this page is looked at. Calls `changed` with the first answer and whenever it changes,
 * until `signal` ends.
 */
export function watchPageActivity(
  signal: AbortSignal,
  changed: (activity: PageActivity) => void,
): void {
  let lastInput = performance.now();
  let lastSent: PageActivity | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const look = () => {
    clearTimeout(timer);
    const left = lastInput + INPUT_LASTS_MS - performance.now();
    const visible = !document.hidden;
    const active = visible && left > 0;
    if (active) timer = setTimeout(look, left);
    if (active === lastSent?.active && visible === lastSent.visible) return;
    lastSent = { active, visible };
    changed(lastSent);
  };
  const noteInput = () => {
    lastInput = performance.now();
    if (!lastSent?.active) look();
  };

  for (const type of INPUT)
    addEventListener(type, noteInput, { signal, passive: true, capture: true });
  document.addEventListener('visibilitychange', noteInput, { signal });
  document.addEventListener('visibilitychange', look, { signal });
  signal.addEventListener('abort', () => clearTimeout(timer));
  look();
}
