/**
 * Does `work` once for all who ask while it is under way: they wait for the same answer.
 *
 * @returns the same, to be called with a key that tells one question from another
 */
export function sharedCalls<Result>(): (
  key: string,
  work: () => Promise<Result>,
) => Promise<Result> {
  const underWay = new Map<string, Promise<Result>>();
  return (key, work) => {
    const shared = underWay.get(key);
    if (shared) return shared;
    const call = work().finally(() => underWay.delete(key));
    underWay.set(key, call);
    return call;
  };
}
