import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import * as v from 'valibot';
import { Delivery } from './delivery/delivery.ts';
import { CreatedSubscription } from './delivery/subscriptions.ts';
import type { Command } from './process/command.ts';
import { Answer, type Call } from './process/message.ts';
import { DEFAULT_TIMEOUT_MS, type PushService, SubscriptionState } from './push-service.ts';
import { accessTo, type ServiceAddress } from './service-address.ts';

const MAIN = fileURLToPath(new URL('./main.ts', import.meta.url));

/**
 * Starts a push service in a process of its own; otherwise it is like that of `startPushService`.
 * The process ends with the one that started it, however that ends.
 *
 * @throws Error when it ends before it is ready
 */
export async function spawnPushService(): Promise<PushService> {
  const child = fork(MAIN, { serialization: 'advanced', execArgv: [] });
  const ended = once(child, 'exit');
  const pending = new Map<number, PromiseWithResolvers<unknown>>();
  const ready = Promise.withResolvers<ServiceAddress>();
  let calls = 0;

  child.on('message', (message) => {
    const answer = v.parse(Answer, message);
    if (answer.kind === 'ready') {
      ready.resolve(answer.address);
      return;
    }
    const call = pending.get(answer.id);
    pending.delete(answer.id);
    if (answer.kind === 'done') call?.resolve(answer.result);
    else call?.reject(new Error(answer.error));
  });
  child.once('exit', (code, signal) => {
    const error = new Error(`The push service's process has ended (${signal ?? code}).`);
    ready.reject(error);
    for (const call of pending.values()) call.reject(error);
  });

  async function call<S extends v.GenericSchema>(
    command: Command,
    schema: S,
  ): Promise<v.InferOutput<S>> {
    const id = calls++;
    const answered = Promise.withResolvers<unknown>();
    pending.set(id, answered);
    const message: Call = { id, command };
    child.send(message);
    return v.parse(schema, await answered.promise);
  }

  async function close(): Promise<void> {
    if (child.connected) child.disconnect();
    await ended;
  }

  const nothing = v.undefined();
  const createSubscriptions: PushService['createSubscriptions'] = (count, options) =>
    call({ method: 'createSubscriptions', count, options }, v.array(CreatedSubscription));
  return {
    ...accessTo(await ready.promise),
    createSubscriptions,
    async createSubscription(options) {
      const [created] = await createSubscriptions(1, options);
      if (!created) throw new Error('No subscription was created.');
      return created;
    },
    setConnected: (endpoint, connected) =>
      call({ method: 'setConnected', endpoint, connected }, nothing),
    endSubscription: (endpoint) => call({ method: 'endSubscription', endpoint }, nothing),
    subscriptions: () => call({ method: 'subscriptions' }, v.array(SubscriptionState)),
    deliveries: (filter = {}) => call({ method: 'deliveries', filter }, v.array(Delivery)),
    waitForDeliveries: (filter, count = 1, timeout = DEFAULT_TIMEOUT_MS) =>
      call({ method: 'waitForDeliveries', filter, count, timeout }, v.array(Delivery)),
    countDeliveries: (filter = {}) => call({ method: 'countDeliveries', filter }, v.number()),
    forgetDeliveries: () => call({ method: 'forgetDeliveries' }, nothing),
    behave: (rule) => call({ method: 'behave', rule }, nothing),
    behaveWell: () => call({ method: 'behaveWell' }, nothing),
    waitForBrowsers: (count, timeout = DEFAULT_TIMEOUT_MS) =>
      call({ method: 'waitForBrowsers', count, timeout }, nothing),
    cutBrowsers: () => call({ method: 'cutBrowsers' }, nothing),
    tunnels: () => call({ method: 'tunnels' }, v.array(v.string())),
    close,
    [Symbol.asyncDispose]: close,
  };
}
