/** Learners, and channels of each, that are remembered. */
const MAX_LEARNERS = 10_000;
const MAX_CHANNELS = 50;

/** What was noted of learners and channels in this process: the latest. */
export interface LatestByLearner<Value> {
  note(learnerId: string, channel: string, value: Value): void;
  /** By channel, the last noted last. */
  of(learnerId: string): ReadonlyMap<string, Value>;
  forget(learnerId: string): void;
}

/** Keeps so much of it that it stays small. */
export function createLatestByLearner<Value>(): LatestByLearner<Value> {
  const byLearner = new Map<string, Map<string, Value>>();
  return {
    note(learnerId, channel, value) {
      const channels = byLearner.get(learnerId) ?? new Map<string, Value>();
      // The last noted stand last, in both.
      channels.delete(channel);
      channels.set(channel, value);
      dropFirst(channels, MAX_CHANNELS);
      byLearner.delete(learnerId);
      byLearner.set(learnerId, channels);
      dropFirst(byLearner, MAX_LEARNERS);
    },
    of: (learnerId) => byLearner.get(learnerId) ?? new Map(),
    forget: (learnerId) => void byLearner.delete(learnerId),
  };
}

function dropFirst(kept: Map<string, unknown>, most: number): void {
  const [first] = kept.keys();
  if (kept.size > most && first !== undefined) kept.delete(first);
}
