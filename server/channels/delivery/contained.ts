/** `act` for a timer: a fault in it is told to `report` and goes no further. */
export function contained(report: (error: unknown) => void, act: () => void): () => void {
  return () => {
    try {
      act();
    } catch (error) {
      report(error);
    }
  };
}
