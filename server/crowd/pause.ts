/** Waits, of one who waits for one thing after the other. */
export interface Pause {
  /** Resolves after `ms`, when `signal` ends, or, where it may be ended, when it is. */
  wait(ms: number, signal: AbortSignal, ending?: 'may be ended'): Promise<void>;
  /** Ends the wait, where there is one that may be ended. */
  end(): void;
}

/** No wait keeps the process from its end. */
export function createPause(): Pause {
  let endEarly: (() => void) | null = null;
  return {
    async wait(ms, signal, ending) {
      if (signal.aborted) return;
      const { promise, resolve } = Promise.withResolvers<void>();
      const done = () => resolve();
      const timer = setTimeout(done, ms);
      timer.unref();
      signal.addEventListener('abort', done);
      if (ending) endEarly = done;
      await promise;
      endEarly = null;
      signal.removeEventListener('abort', done);
      clearTimeout(timer);
    },
    end: () => endEarly?.(),
  };
}
