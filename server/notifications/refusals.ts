import type { DeliveryOutcome } from './record-outcomes.ts';

/** Messages that a push service refused for one reason. */
export interface Refusals {
  /** The push service's; of an endpoint no more may be logged. */
  host: string;
  reason: string;
  count: number;
}

/**
 * What the operator has to know of deliveries that were refused: a wrong key, a wrong clock or a service
 * that leads elsewhere. The services' own words stay in the database, as they may repeat an endpoint, and
 * whoever knows one can send to that browser. Subscriptions that are gone are everyday life, and left out.
 *
 * @param deliveries those that were sent, each with its endpoint
 */
export function refusalsIn(
  deliveries: readonly { id: string; subscription: { endpoint: string } }[],
  settled: readonly DeliveryOutcome[],
): Refusals[] {
  const hosts = new Map(
    deliveries.map(({ id, subscription }) => [id, URL.parse(subscription.endpoint)?.host ?? '']),
  );
  const refused = settled.flatMap((each) =>
    each.state === 'failed' && each.reason !== 'gone'
      ? [{ host: hosts.get(each.id) ?? '', reason: each.reason }]
      : [],
  );
  const alike = Map.groupBy(refused, (each) => JSON.stringify(each));
  return [...alike.values()].flatMap(([first, ...others]) =>
    first ? [{ ...first, count: 1 + others.length }] : [],
  );
}
