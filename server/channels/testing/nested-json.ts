/** JSON nested so many levels deep: arrays, or objects with one member each. */
export function nestedJson(depth: number, kind: 'arrays' | 'objects' = 'arrays'): string {
  return kind === 'arrays'
    ? '['.repeat(depth) + ']'.repeat(depth)
    : `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;
}
