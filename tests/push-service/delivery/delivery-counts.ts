import type { Delivery } from './delivery.ts';

/** Who got one message. */
export interface Tally {
  /** Endpoints that got it once. */
  once: number;
  /** Endpoints that never got it. */
  missed: string[];
  /** Endpoints that got it more than once, and how often. */
  repeated: { endpoint: string; times: number }[];
}

/**
 * Counts who got what, by the id that the sender put into its messages.
 *
 * @param endpoints all that should have got each message
 * @param messageIdOf the id in a payload
 * @returns a tally for each id that anyone got
 */
export function tally(
  deliveries: Delivery[],
  endpoints: string[],
  messageIdOf: (payload: string) => string,
): Map<string, Tally> {
  const times = new Map<string, Map<string, number>>();
  for (const { endpoint, state, message } of deliveries) {
    if (state !== 'acknowledged' || typeof message?.payload !== 'string') continue;
    const id = messageIdOf(message.payload);
    const byEndpoint = times.get(id) ?? new Map<string, number>();
    byEndpoint.set(endpoint, (byEndpoint.get(endpoint) ?? 0) + 1);
    times.set(id, byEndpoint);
  }
  return new Map(
    [...times].map(([id, byEndpoint]) => [
      id,
      {
        once: [...byEndpoint.values()].filter((count) => count === 1).length,
        missed: endpoints.filter((endpoint) => !byEndpoint.has(endpoint)),
        repeated: [...byEndpoint]
          .filter(([, count]) => count > 1)
          .map(([endpoint, count]) => ({ endpoint, times: count })),
      },
    ]),
  );
}
