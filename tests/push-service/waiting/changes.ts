/** Tells those who wait that something changed. */
export class Changes<T> {
  readonly #listeners = new Set<(changed: T) => void>();

  notify(changed: T): void {
    for (const listener of this.#listeners) listener(changed);
  }

  /**
   * Waits for the change that makes `isEnough` true.
   *
   * @param isEnough is called with each change from now on
   * @param timeout ms
   * @throws Error with `complaint` when the time is over
   */
  until(
    isEnough: (changed: T) => boolean,
    timeout: number,
    complaint: () => string,
  ): Promise<void> {
    return new Promise((resolve, reject) => {
      const end = () => {
        this.#listeners.delete(listener);
        clearTimeout(timer);
      };
      const listener = (changed: T) => {
        if (!isEnough(changed)) return;
        end();
        resolve();
      };
      const timer = setTimeout(() => {
        end();
        reject(new Error(`${complaint()} (after ${timeout} ms)`));
      }, timeout);
      this.#listeners.add(listener);
    });
  }
}
