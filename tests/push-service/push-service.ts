import * as v from 'valibot';
import type { Delivery } from './delivery/delivery.ts';
import type { DeliveryFilter } from './delivery/delivery-log.ts';
import type { CreatedSubscription, VirtualSubscriptionOptions } from './delivery/subscriptions.ts';
import type { BehaviourRule } from './endpoint/behaviour.ts';
import type { ServiceAccess } from './service-address.ts';

/** Ms that a wait lasts where the test does not say. */
export const DEFAULT_TIMEOUT_MS = 10_000;

/** A subscription, as the service knows it. */
export const SubscriptionState = v.object({
  /** The last part of its endpoint. */
  token: v.string(),
  /** The VAPID public key it was made with, base64url. */
  applicationServerKey: v.string(),
  /** `virtual` ones come from `createSubscription`. */
  holder: v.picklist(['browser', 'virtual']),
  /** Whether its browser is there. */
  connected: v.boolean(),
  /** Whether it has ended, by the browser or by `endSubscription`. */
  gone: v.boolean(),
});
export type SubscriptionState = v.InferOutput<typeof SubscriptionState>;

/** What a test does with a push service. */
export interface ServiceControl {
  /** Makes a subscription without a browser: what arrives for it can be read in `deliveries`. */
  createSubscription(options: VirtualSubscriptionOptions): Promise<CreatedSubscription>;
  /** Makes `count` of them at once. */
  createSubscriptions(
    count: number,
    options: VirtualSubscriptionOptions,
  ): Promise<CreatedSubscription[]>;
  /** Lets the browser of a subscription that has none come or go. */
  setConnected(endpoint: string, connected: boolean): Promise<void>;
  /** Ends a subscription as its browser would: 410 from now on. */
  endSubscription(endpoint: string): Promise<void>;
  /** All subscriptions, those that ended too, oldest first. */
  subscriptions(): Promise<SubscriptionState[]>;

  /**
   * All requests to endpoints since the start or since `forgetDeliveries`, oldest first. Each message
   * is decrypted when it is first looked at, which takes some 300 µs.
   */
  deliveries(filter?: DeliveryFilter): Promise<Delivery[]>;
  /**
   * Waits until `count` deliveries match, earlier ones included.
   *
   * @param count @default 1
   * @param timeout ms @default DEFAULT_TIMEOUT_MS
   * @returns all that match
   * @throws Error that tells the last deliveries, when the time is over
   */
  waitForDeliveries(filter: DeliveryFilter, count?: number, timeout?: number): Promise<Delivery[]>;
  /** How many deliveries match; unlike `deliveries`, it costs next to nothing. */
  countDeliveries(filter?: DeliveryFilter): Promise<number>;
  /** Empties `deliveries`; messages on their way stay so. */
  forgetDeliveries(): Promise<void>;

  /** Adds a rule; the newest that matches a request decides what is done with it. */
  behave(rule: BehaviourRule): Promise<void>;
  /** Removes all rules. */
  behaveWell(): Promise<void>;

  /**
   * Waits until exactly `count` browsers are connected.
   *
   * @param timeout ms @default DEFAULT_TIMEOUT_MS
   */
  waitForBrowsers(count: number, timeout?: number): Promise<void>;
  /** Cuts the connection of every browser; each comes back by itself. */
  cutBrowsers(): Promise<void>;
  /** Every `host:port` that a sender asked to be led to by `CONNECT`, in order. */
  tunnels(): Promise<string[]>;

  /** Ends the service and all its connections. */
  close(): Promise<void>;
}

/**
 * A stand-in for the browser vendors' push services, on loopback. A real Chromium registers with it
 * and gets its messages from it; a real `web-push` sends to it, under the endpoints' real names.
 */
export interface PushService extends ServiceAccess, ServiceControl, AsyncDisposable {}
