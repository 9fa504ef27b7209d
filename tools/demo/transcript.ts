/** Prints one line of what happens: when, who, what. */
export type Tell = (who: string, what: string) => void;

/** A transcript on stdout, its times in seconds since it began. */
export function createTranscript(): Tell {
  const began = performance.now();
  return (who, what) => {
    const seconds = ((performance.now() - began) / 1000).toFixed(1).padStart(5);
    process.stdout.write(`${seconds} s  ${who.padEnd(10)}${what}\n`);
  };
}
