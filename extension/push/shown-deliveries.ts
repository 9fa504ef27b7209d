/** So many deliveries are remembered; duplicates come within minutes. */
const MAX_DELIVERIES = 50;

/**
 * Adds `id` to what is remembered, the latest last.
 *
 * @returns `null` where it was there already
 */
export function remember(remembered: readonly string[], id: string): string[] | null {
  if (remembered.includes(id)) return null;
  return [...remembered, id].slice(-MAX_DELIVERIES);
}
