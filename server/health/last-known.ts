/** What was read lately, for when it can't be read now. */
export interface LastKnown<Value> {
  note(key: string, value: Value): void;
  /** What was noted last, if that was not too long ago. */
  get(key: string): Value | undefined;
}

/**
 * Keeps values for `keepMs`, and no more than `capacity`: those noted longest ago go first.
 *
 * @param options.now ms, of a clock that only goes forward
 */
export function createLastKnown<Value>(options: {
  capacity: number;
  keepMs: number;
  now: () => number;
}): LastKnown<Value> {
  const { capacity, keepMs, now } = options;
  const entries = new Map<string, { value: Value; at: number }>();
  return {
    note(key, value) {
      entries.delete(key);
      entries.set(key, { value, at: now() });
      const oldest = entries.keys().next();
      if (entries.size > capacity && !oldest.done) entries.delete(oldest.value);
    },
    get(key) {
      const entry = entries.get(key);
      return entry && now() - entry.at <= keepMs ? entry.value : undefined;
    },
  };
}
