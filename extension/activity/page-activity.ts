import { INPUT_LASTS } from './activity.ts';

const INPUT = ['pointermove', 'pointerdown', 'keydown', 'scroll', 'touchstart'];

/**
 * Tells whether this page is looked at: visible, with input lately. Calls `changed` with the first
 * answer and whenever it changes, until `signal` ends.
 */
export function watchPageActivity(signal: AbortSignal, changed: (active: boolean) => void): void {
  let lastInput = performance.now();
  let told: boolean | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const look = () => {
    clearTimeout(timer);
    const left = lastInput + INPUT_LASTS - performance.now();
    const active = !document.hidden && left > 0;
    if (active) timer = setTimeout(look, left);
    if (active === told) return;
    told = active;
    changed(active);
  };
  const noteInput = () => {
    lastInput = performance.now();
    if (!told) look();
  };

  for (const type of INPUT)
    addEventListener(type, noteInput, { signal, passive: true, capture: true });
  document.addEventListener('visibilitychange', noteInput, { signal });
  document.addEventListener('visibilitychange', look, { signal });
  signal.addEventListener('abort', () => clearTimeout(timer));
  look();
}
