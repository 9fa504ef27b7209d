import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Browsers } from './browser/browsers.ts';
import { describeDelivery } from './delivery/delivery.ts';
import { DeliveryLog } from './delivery/delivery-log.ts';
import { ExpiryTimers } from './delivery/expiry-timers.ts';
import type { MoveMessage } from './delivery/mailbox.ts';
import { PUSH_HOSTS, tokenIn } from './delivery/push-hosts.ts';
import type { Subscription } from './delivery/subscription.ts';
import { Subscriptions } from './delivery/subscriptions.ts';
import { Behaviours } from './endpoint/behaviour.ts';
import { PushEndpoint } from './endpoint/push-endpoint.ts';
import { DEFAULT_TIMEOUT_MS, type PushService, type SubscriptionState } from './push-service.ts';
import { accessTo, type ServiceAddress } from './service-address.ts';
import { openServers } from './service-servers.ts';
import { createCertificate } from './wire/certificate.ts';

/**
 * Starts a push service in this process. `address` is for `spawnPushService`.
 *
 * @example
 * await using push = await startPushService();
 * const subscription = await push.createSubscription({ applicationServerKey: vapid.publicKey });
 * await webPush.sendNotification(subscription, 'Hello', { vapidDetails, agent: push.agent });
 * const [delivery] = await push.deliveries(); // delivery.message.payload === 'Hello'
 */
export async function startPushService(): Promise<PushService & { address: ServiceAddress }> {
  const log = new DeliveryLog();
  const expiry = new ExpiryTimers();
  const move: MoveMessage = (message, state) => {
    message.state = state;
    expiry.follow(message);
    log.moved(message);
  };
  const behaviours = new Behaviours();
  const browsers = new Browsers(move);
  const subscriptions = new Subscriptions(move);
  const endpoint = new PushEndpoint(subscriptions, behaviours, log);
  const certificate = createCertificate(PUSH_HOSTS, ['127.0.0.1']);
  const servers = await openServers({ certificate, browsers, subscriptions, endpoint });
  const directory = await mkdtemp(join(tmpdir(), 'alongside-push-service-'));
  const caFile = join(directory, 'ca.pem');
  await writeFile(caFile, certificate.cert);
  const { browserPort, mcsPort, endpointPort } = servers;
  const { cert: ca, spkiHash } = certificate;
  const address = { browserPort, mcsPort, endpointPort, ca, caFile, spkiHash };

  function find(endpointUrl: string): Subscription {
    const { host, pathname, search } = new URL(endpointUrl);
    const found = subscriptions.find(tokenIn(host, pathname + search) ?? '');
    if (!found) throw new Error(`There is no subscription ${endpointUrl}.`);
    return found;
  }

  async function close(): Promise<void> {
    await servers.close();
    expiry.stop();
    await rm(directory, { recursive: true });
  }

  return {
    ...accessTo(address),
    address,
    createSubscription: async (options) => subscriptions.create(options),
    createSubscriptions: async (count, options) =>
      Array.from({ length: count }, () => subscriptions.create(options)),
    async setConnected(endpointUrl, connected) {
      const subscription = find(endpointUrl);
      if (subscription.holder.kind === 'browser') {
        throw new Error('A real browser comes and goes by itself.');
      }
      if (connected) subscriptions.connectVirtual(subscription);
      else subscription.mailbox.disconnect();
    },
    endSubscription: async (endpointUrl) => subscriptions.end(find(endpointUrl)),
    subscriptions: async () => subscriptions.all.map(describeSubscription),
    deliveries: async (filter = {}) => log.select(filter).map(describeDelivery),
    async waitForDeliveries(filter, count = 1, timeout = DEFAULT_TIMEOUT_MS) {
      const records = await log.waitFor(filter, count, timeout);
      return records.map(describeDelivery);
    },
    countDeliveries: async (filter = {}) => log.select(filter).length,
    forgetDeliveries: async () => log.clear(),
    behave: async (rule) => behaviours.add(rule),
    behaveWell: async () => behaviours.clear(),
    waitForBrowsers: (count, timeout = DEFAULT_TIMEOUT_MS) => browsers.waitFor(count, timeout),
    cutBrowsers: async () => servers.cutBrowsers(),
    tunnels: async () => [...servers.tunnels],
    close,
    [Symbol.asyncDispose]: close,
  };
}

function describeSubscription(subscription: Subscription): SubscriptionState {
  const { token, applicationServerKey, holder, mailbox, gone } = subscription;
  return { token, applicationServerKey, holder: holder.kind, connected: mailbox.connected, gone };
}
