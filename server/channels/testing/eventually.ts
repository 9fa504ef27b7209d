import { vi } from 'vitest';

/** Resolves as soon as `check` throws no more; on a busy machine that may take a while. */
export function eventually(check: () => void | Promise<void>): Promise<void> {
  return vi.waitFor(check, { timeout: 10_000, interval: 20 });
}
