/** Rows that are in memory at a time. */
const PAGE = 500;

/**
 * Rows, however many there are, read a page at a time.
 *
 * @param readPage gives at most `take` rows after `last`, in an order that stays; `null`: from the beginning
 */
export async function* rows<Row>(
  readPage: (last: Row | null, take: number) => Promise<Row[]>,
): AsyncGenerator<Row> {
  let last: Row | null = null;
  for (;;) {
    const page: Row[] = await readPage(last, PAGE);
    yield* page;
    last = page.at(-1) ?? null;
    if (page.length < PAGE) return;
  }
}
