import { createECDH, randomBytes } from 'node:crypto';
import * as v from 'valibot';
import { Mailbox, type MoveMessage } from './mailbox.ts';
import { endpointUrl, PUSH_HOSTS, type PushHost } from './push-hosts.ts';
import type { Subscription } from './subscription.ts';

/** What `createSubscription` takes. */
export const VirtualSubscriptionOptions = v.object({
  /** The VAPID public key of who may send, base64url. */
  applicationServerKey: v.string(),
  /** @default 'fcm.googleapis.com' */
  host: v.exactOptional(v.picklist(PUSH_HOSTS)),
  /** Whether its browser is there from the start. @default true */
  connected: v.exactOptional(v.boolean()),
});
export type VirtualSubscriptionOptions = v.InferOutput<typeof VirtualSubscriptionOptions>;

/** What a page would send to its server: `PushSubscription.toJSON()`. */
export const CreatedSubscription = v.object({
  endpoint: v.string(),
  keys: v.object({ p256dh: v.string(), auth: v.string() }),
});
export type CreatedSubscription = v.InferOutput<typeof CreatedSubscription>;

/** All subscriptions of a service, those that ended too. */
export class Subscriptions {
  readonly #byToken = new Map<string, Subscription>();
  readonly #move: MoveMessage;

  constructor(move: MoveMessage) {
    this.#move = move;
  }

  get all(): Subscription[] {
    return [...this.#byToken.values()];
  }

  find(token: string): Subscription | undefined {
    return this.#byToken.get(token);
  }

  /** Adds what a browser registered. */
  register(registered: {
    instanceId: string;
    app: string;
    subtype: string;
    applicationServerKey: string;
    mailbox: Mailbox;
  }): Subscription {
    const { instanceId, app, subtype, applicationServerKey, mailbox } = registered;
    return this.#add({
      token: createToken(instanceId),
      applicationServerKey,
      mailbox,
      gone: false,
      holder: { kind: 'browser', app, subtype },
    });
  }

  /** Makes a subscription without a browser; what arrives for it is acknowledged at once. */
  create(options: VirtualSubscriptionOptions): CreatedSubscription {
    const { applicationServerKey, connected = true } = options;
    const host: PushHost = options.host ?? 'fcm.googleapis.com';
    const exchange = createECDH('prime256v1');
    const publicKey = exchange.generateKeys();
    const auth = randomBytes(16);
    const subscription = this.#add({
      token: createToken(randomBytes(8).toString('base64url')),
      applicationServerKey,
      mailbox: new Mailbox(this.#move),
      gone: false,
      holder: { kind: 'virtual', keys: { publicKey, privateKey: exchange.getPrivateKey(), auth } },
    });
    if (connected) this.connectVirtual(subscription);
    return {
      endpoint: endpointUrl(host, subscription.token),
      keys: { p256dh: publicKey.toString('base64url'), auth: auth.toString('base64url') },
    };
  }

  /** Its browser is there, and acknowledges each message as it comes. */
  connectVirtual({ mailbox }: Subscription): void {
    mailbox.connect((message) => mailbox.acknowledge(message));
  }

  /** Ends `subscription`: its endpoint is gone, and so is what waits for it. */
  end(subscription: Subscription): void {
    subscription.gone = true;
    subscription.mailbox.drop(subscription);
  }

  #add(subscription: Subscription): Subscription {
    this.#byToken.set(subscription.token, subscription);
    return subscription;
  }
}

/** About as long as FCM's. */
function createToken(instanceId: string): string {
  return `${instanceId}:APA91b${randomBytes(96).toString('base64url')}`;
}
