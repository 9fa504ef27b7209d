import * as v from 'valibot';
import { CreatedSubscription } from '../../tests/push-service/delivery/subscriptions.ts';

/** What the process of the plain loop is told first. */
export const Settings = v.object({
  vapidKeys: v.object({ publicKey: v.string(), privateKey: v.string() }),
  /** Leads to the push service. */
  route: v.object({ host: v.string(), port: v.number(), ca: v.string() }),
  /** Requests under way at a time. */
  concurrency: v.number(),
  subscriptions: v.array(CreatedSubscription),
});
export type Settings = v.InferOutput<typeof Settings>;

/** Then, again and again: which of the subscriptions to send to. */
export const Order = v.object({ from: v.number(), to: v.number() });
export type Order = v.InferOutput<typeof Order>;

/** What it answers. */
export const Took = v.object({ seconds: v.number() });
