import * as v from 'valibot';
import { DeliveryFilter } from '../delivery/delivery-log.ts';
import { VirtualSubscriptionOptions } from '../delivery/subscriptions.ts';
import { BehaviourRule } from '../endpoint/behaviour.ts';
import type { ServiceControl } from '../push-service.ts';

const count = v.number();
const endpoint = v.string();
const timeout = v.exactOptional(v.number());

/** A call of a method of a push service in another process. */
export const Command = v.variant('method', [
  v.object({
    method: v.literal('createSubscriptions'),
    count,
    options: VirtualSubscriptionOptions,
  }),
  v.object({ method: v.literal('setConnected'), endpoint, connected: v.boolean() }),
  v.object({ method: v.literal('endSubscription'), endpoint }),
  v.object({ method: v.literal('subscriptions') }),
  v.object({ method: v.literal('deliveries'), filter: DeliveryFilter }),
  v.object({ method: v.literal('waitForDeliveries'), filter: DeliveryFilter, count, timeout }),
  v.object({ method: v.literal('countDeliveries'), filter: DeliveryFilter }),
  v.object({ method: v.literal('forgetDeliveries') }),
  v.object({ method: v.literal('behave'), rule: BehaviourRule }),
  v.object({ method: v.literal('behaveWell') }),
  v.object({ method: v.literal('waitForBrowsers'), count, timeout }),
  v.object({ method: v.literal('cutBrowsers') }),
  v.object({ method: v.literal('tunnels') }),
]);
export type Command = v.InferOutput<typeof Command>;

/** Does what `command` says. */
export function obey(service: ServiceControl, command: Command): Promise<unknown> {
  switch (command.method) {
    case 'createSubscriptions':
      return service.createSubscriptions(command.count, command.options);
    case 'setConnected':
      return service.setConnected(command.endpoint, command.connected);
    case 'endSubscription':
      return service.endSubscription(command.endpoint);
    case 'deliveries':
      return service.deliveries(command.filter);
    case 'waitForDeliveries':
      return service.waitForDeliveries(command.filter, command.count, command.timeout);
    case 'countDeliveries':
      return service.countDeliveries(command.filter);
    case 'behave':
      return service.behave(command.rule);
    case 'waitForBrowsers':
      return service.waitForBrowsers(command.count, command.timeout);
    default:
      return service[command.method]();
  }
}
