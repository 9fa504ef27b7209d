/** An Idempotency-Key for each draft. */
export interface DraftKeys {
  keyOf(draft: object): string;
  /** To be called when one was accepted: the same draft is another notification from then on. */
  forget(): void;
}

/**
 * A draft that is sent again unchanged, as after a lost answer, has its key of before; another one has
 * another. https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/
 */
export function createDraftKeys(): DraftKeys {
  const keysByDraft = new Map<string, string>();
  return {
    keyOf(draft) {
      const written = JSON.stringify(draft);
      const key = keysByDraft.get(written) ?? crypto.randomUUID();
      keysByDraft.set(written, key);
      return key;
    },
    forget: () => keysByDraft.clear(),
  };
}
