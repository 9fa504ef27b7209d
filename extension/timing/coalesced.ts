/**
 * A function that does `work` at once, and then at most once in `interval` ms however often it is
 * called: a storm of joins costs a page a few redraws, not hundreds.
 */
export function coalesced(work: () => void, interval: number): () => void {
  let resting: ReturnType<typeof setTimeout> | undefined;
  let asked = false;

  function rest(): void {
    resting = setTimeout(() => {
      resting = undefined;
      if (!asked) return;
      asked = false;
      run();
    }, interval);
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
