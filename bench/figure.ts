/** One measured figure and the bar it has to reach. */
export interface Figure {
  /** What was measured. */
  what: string;
  value: number;
  unit: string;
  bar: number;
  /** Whether the bar is the most (else the least) that is good. */
  atMost: boolean;
  /** What a reader has to know beside it. */
  note?: string;
}
