import type { Stored } from '../../../stored-value.ts';

/** A stored value that is kept in this process. */
export function inMemory<Value>(fallback: Value): Stored<Value> {
  let current = fallback;
  const listeners: (() => void)[] = [];
  return {
    key: 'in-memory',
    fallback,
    get: async () => current,
    async set(value) {
      current = value;
      for (const listener of listeners) listener();
    },
    onChange: (listener) => void listeners.push(listener),
  };
}
