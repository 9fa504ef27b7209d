/**
 * Writes what nobody caught to the worker's console, where the tests look: of a promise that is
 * rejected in a worker nothing else tells.
 */
export function reportUncaughtErrors(): void {
  self.addEventListener('unhandledrejection', ({ reason }) => {
    console.error('Alongside: nobody caught', reason);
  });
}
