import { USUAL_RECONNECT_MS } from '../timing/join-timings.ts';

/** Whether what is waited for takes longer than it should: what was known before is not told as true then. */
export interface Overdue {
  /** Something is waited for from now on, if it was not already. */
  begin(): void;
  /** It has come. */
  end(): void;
  /** Whether it should have come by now. */
  is(): boolean;
}

/** @param onOverdue called when it should have come and has not */
export function createOverdue(onOverdue: () => void): Overdue {
  let isOverdue = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    begin() {
      timer ??= setTimeout(() => {
        isOverdue = true;
        onOverdue();
      }, USUAL_RECONNECT_MS);
    },
    end() {
      clearTimeout(timer);
      timer = undefined;
      isOverdue = false;
    },
    is: () => isOverdue,
  };
}
