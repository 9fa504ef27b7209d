import * as v from 'valibot';
import type { Jobs } from '../jobs/jobs.ts';
import type { Queue } from '../jobs/queue.ts';

const Expand = v.object({ notificationId: v.string() });
/** Makes the deliveries of a notification. */
export type Expand = v.InferOutput<typeof Expand>;

const Deliver = v.object({
  notificationId: v.string(),
  deliveryIds: v.array(v.string()),
  /** Only those whose answer was still waited for when the job was made, and never came. */
  onlyUnanswered: v.optional(v.boolean(), false),
});
/** Sends some deliveries of a notification. */
export type Deliver = v.InferOutput<typeof Deliver>;

const Settle = v.object({ notificationId: v.string() });
/** Settles what a cancelled notification leaves. */
export type Settle = v.InferOutput<typeof Settle>;

/** The jobs that notifications are made of. */
export interface NotificationQueues {
  expand: Queue<Expand>;
  /** Of what is critical: it never waits until a large audience of anything else has its deliveries. */
  expandCritical: Queue<Expand>;
  deliver: Queue<Deliver>;
  /** First tries of what is critical: its workers never wait for the answers to anything else. */
  deliverCritical: Queue<Deliver>;
  /** Sends what failed before. A queue of its own: what an endpoint never answers holds up no first try. */
  retry: Queue<Deliver>;
  settle: Queue<Settle>;
}

/** Makes the queues where there are none yet. */
export async function openNotificationQueues(jobs: Jobs): Promise<NotificationQueues> {
  return {
    expand: await jobs.queue({ name: 'notification-expand', schema: Expand, workers: 1 }),
    expandCritical: await jobs.queue({
      name: 'notification-expand-critical',
      schema: Expand,
      workers: 1,
    }),
    deliver: await jobs.queue({ name: 'notification-deliver', schema: Deliver, workers: 2 }),
    deliverCritical: await jobs.queue({
      name: 'notification-deliver-critical',
      schema: Deliver,
      workers: 2,
    }),
    retry: await jobs.queue({ name: 'notification-retry', schema: Deliver, workers: 1 }),
    settle: await jobs.queue({ name: 'notification-settle', schema: Settle, workers: 1 }),
  };
}
