// An Idempotency-Key for each draft.

/**
 * A draft that is sent again unchanged, as after a lost answer, has its key of before; another one has
 * another. https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/
 */
export function createDraftKeys() {
  /** @type {Map<string, string>} keys by draft */
  const keys = new Map();
  return {
    /** @param {object} draft */
    keyOf(draft) {
      const told = JSON.stringify(draft);
      const key = keys.get(told) ?? crypto.randomUUID();
      keys.set(told, key);
      return key;
    },
    /** To be called when one was accepted: the same draft is another notification from then on. */
    forget: () => keys.clear(),
  };
}
