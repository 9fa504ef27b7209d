import { serverClock } from '../server/server-clock.ts';
import { visitTimes } from '../stored.ts';

/**
 * Ms after its start in which a worker takes visits to be those of the worker before: pages are back by
 * then, and none that comes later was here.
 */
const GOES_ON_WITHIN_MS = 10_000;

/**
 * When the visits of this browser to rooms began, by the server's clock: others are told of who has begun
 * one, and of nobody who goes on with it after a cut, in a worker that starts anew, or seen otherwise.
 */
export interface VisitTimes {
  /** A channel is needed from now on. */
  begin(channel: string): void;
  /** In ms since the epoch; `null` until the server has let the learner in. */
  of(channel: string): Promise<number | null>;
  /** The server has let the learner in, or has them look on. */
  granted(channel: string): void;
  /** A channel is not needed any more. */
  end(channel: string): void;
  /** Whoever comes now is somebody else. */
  clear(): void;
}

/** Keeps them over the end of the worker. */
export function createVisitTimes(): VisitTimes {
  const times = new Map<string, number | null>();
  const before = visitTimes.get();
  function keep(): void {
    const begun = [...times].flatMap(([channel, at]) => (at === null ? [] : [[channel, at]]));
    void visitTimes.set(Object.fromEntries(begun));
  }

  return {
    begin(channel) {
      times.set(channel, null);
      if (performance.now() > GOES_ON_WITHIN_MS) return;
      void before.then((kept) => {
        const at = kept[channel];
        if (at && times.get(channel) === null) times.set(channel, at);
      });
    },
    async of(channel) {
      await before;
      return times.get(channel) ?? null;
    },
    granted(channel) {
      if (times.get(channel) !== null) return;
      times.set(channel, serverClock.now());
      keep();
    },
    end(channel) {
      times.delete(channel);
      keep();
    },
    clear() {
      for (const channel of times.keys()) times.set(channel, null);
      keep();
    },
  };
}
