/**
 * A function that does `work` at once, and then at most once in `interval` ms however often it is
 * called: a storm of joins costs a page a few redraws, not hundreds.
 *
 * @param interval ms, or what gives them each time that the work is done
 */
export function coalesced(work: () => void, interval: number | (() => number)): () => void {
  let resting: ReturnType<typeof setTimeout> | undefined;
  let asked = false;

  function rest(): void {
    const ms = typeof interval === 'number' ? interval : interval();
    resting = setTimeout(() => {
      resting = undefined;
      if (!asked) return;
      asked = false;
      run();
    }, ms);
  }

  function run(): void {
    rest();
    work();
  }

  return () => {
    if (resting === undefined) run();
    else asked = true;
  };
}
