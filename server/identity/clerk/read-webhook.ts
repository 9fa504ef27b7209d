import { verifyWebhook } from '@clerk/backend/webhooks';
import * as v from 'valibot';
import { Problem } from '../../problem/problem.ts';
import { identityWords } from '../../words/identity.ts';
import { Metadata } from '../metadata.ts';

const Id = v.pipe(v.string(), v.nonEmpty(), v.maxLength(128));

/** What Clerk tells that matters here. */
const Event = v.variant('type', [
  v.object({
    type: v.picklist(['session.ended', 'session.removed', 'session.revoked']),
    data: v.object({ id: Id, user_id: Id }),
  }),
  v.object({
    type: v.literal('user.updated'),
    data: v.object({ id: Id, public_metadata: v.optional(Metadata) }),
  }),
  v.object({ type: v.literal('user.deleted'), data: v.object({ id: Id }) }),
]);
export type ClerkEvent = v.InferOutput<typeof Event>;

/** A message of Clerk's. */
export interface ClerkMessage {
  /** The same where it is sent again. */
  id: string;
  /** When it was sent, by the sender's clock. */
  sentAt: Date;
  /** `null`: it is of something else. */
  event: ClerkEvent | null;
}

/**
 * Reads a message that Clerk has signed with `secret`, by way of Svix, within the last five minutes.
 *
 * @throws Problem `webhook-refused`
 * @see https://docs.svix.com/receiving/verifying-payloads/how-manual
 */
export async function readWebhook(request: Request, secret: string): Promise<ClerkMessage> {
  const event: unknown = await verifyWebhook(request, { signingSecret: secret }).catch(() => {
    // Its reason may quote what was sent.
    throw new Problem('webhook-refused', identityWords.webhookRefused);
  });
  const read = v.safeParse(Event, event);
  return {
    id: request.headers.get('svix-id') ?? '',
    sentAt: new Date(Number(request.headers.get('svix-timestamp')) * 1_000),
    event: read.success ? read.output : null,
  };
}
