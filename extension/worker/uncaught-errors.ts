/**
 * Chrome's words where a worker whose process it is ending has just called an API of extensions: it asks for the
 * process, and finds none. What was called for is done anew by the next worker.
 *
 * @see https://groups.google.com/a/chromium.org/g/chromium-extensions/c/rHFKotXbm-0
 */
const WORKER_IS_ENDING = /^No SW$/;

/**
 * Writes what nobody caught to the worker's console, where the tests look: of a promise that is
 * rejected in a worker nothing else tells.
 */
export function reportUncaughtErrors(): void {
  self.addEventListener('unhandledrejection', (event) => {
    const { reason } = event;
    if (reason instanceof Error && WORKER_IS_ENDING.test(reason.message)) event.preventDefault();
    else console.error('Alongside: nobody caught', reason);
  });
}
