/** Numbers that look random, and are the same for the same seed. */
export interface Random {
  /** From 0 (inclusive) to 1 (exclusive). */
  fraction(): number;
  /** A whole number from 0 to `limit` (exclusive). */
  below(limit: number): number;
  /** One of `items`, of which there must be some. */
  pick<Item>(items: readonly Item[]): Item;
}

/** Mulberry32: 32 bits of state, which is plenty for choosing steps. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const random: Random = {
    fraction() {
      state = (state + 0x6d2b79f5) >>> 0;
      let mixed = Math.imul(state ^ (state >>> 15), state | 1);
      mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
      return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
    },
    below: (limit) => Math.floor(random.fraction() * limit),
    pick(items) {
      const item = items[random.below(items.length)];
      if (item === undefined) throw new Error('There is nothing to pick from.');
      return item;
    },
  };
  return random;
}
