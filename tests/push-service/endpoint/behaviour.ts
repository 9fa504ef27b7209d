import * as v from 'valibot';

/**
 * What the service does to requests that it would accept, instead of or before accepting them. A
 * request that it would refuse is refused whatever the rules say, so that none of them hides a
 * malformed one.
 */
export const BehaviourRule = v.strictObject({
  /** Only requests to this endpoint … */
  endpoint: v.exactOptional(v.string()),
  /** … or to this host, as in `fcm.googleapis.com`. */
  host: v.exactOptional(v.string()),
  /** Only this many requests; the rule is gone after that. */
  times: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(1))),
  /** Ms from the request to all that follows; `held`, until all rules are removed. */
  delay: v.exactOptional(v.union([v.pipe(v.number(), v.minValue(0)), v.literal('held')])),
  /**
   * A status to answer; or `hang`, never to answer; or `cut`, to close the connection. 201 is to
   * accept, for an exception from a wider rule. @default 201
   */
  answer: v.exactOptional(
    v.union([
      v.pipe(v.number(), v.integer(), v.minValue(200), v.maxValue(599)),
      v.picklist(['hang', 'cut']),
    ]),
  ),
  /** Headers of the answer, as in `{ 'Retry-After': '2' }`. */
  headers: v.exactOptional(v.record(v.string(), v.string())),
  /** Whether the message is delivered although the answer does not say so. @default false */
  deliver: v.exactOptional(v.boolean()),
});
export type BehaviourRule = v.InferOutput<typeof BehaviourRule>;

/** What to do with one request. */
export interface Behaviour {
  delay: number;
  /** Has to resolve before all that follows. */
  held: Promise<void> | null;
  answer: number | 'hang' | 'cut';
  headers: Record<string, string>;
  deliver: boolean;
}

/**
 * The rules of a service. Of those that name an answer the newest that matches decides, and so it is
 * for the delay: one rule can slow everything down while another answers 500 now and then.
 */
export class Behaviours {
  #rules: { rule: BehaviourRule; left: number }[] = [];
  #removal = Promise.withResolvers<void>();

  add(rule: BehaviourRule): void {
    this.#rules.unshift({ rule, left: rule.times ?? Number.POSITIVE_INFINITY });
  }

  clear(): void {
    this.#rules = [];
    this.#removal.resolve();
    this.#removal = Promise.withResolvers();
  }

  /** What to do with a request that came now; counts for the rules that decided it. */
  next(endpoint: string, host: string): Behaviour {
    if (this.#rules.length === 0) {
      return { delay: 0, held: null, answer: 201, headers: {}, deliver: true };
    }
    const matching = this.#rules.filter(
      ({ rule }) =>
        (rule.endpoint === undefined || rule.endpoint === endpoint) &&
        (rule.host === undefined || rule.host === host),
    );
    const answering = matching.find(({ rule }) => rule.answer !== undefined);
    const delaying = matching.find(({ rule }) => rule.delay !== undefined);
    for (const used of new Set([answering, delaying])) if (used) used.left--;
    this.#rules = this.#rules.filter(({ left }) => left > 0);
    const { answer = 201, headers = {}, deliver = answer === 201 } = answering?.rule ?? {};
    const { delay = 0 } = delaying?.rule ?? {};
    return {
      ...(delay === 'held' ? { delay: 0, held: this.#removal.promise } : { delay, held: null }),
      answer,
      headers,
      deliver,
    };
  }
}
