import { Hono } from 'hono';
import { type MyNotifications, MyNotificationsQuery } from '../contract/my-notifications.ts';
import { Receipts } from '../contract/push.ts';
import { type SignedInEnv, signedIn } from '../identity/signed-in.ts';
import type { Verifier } from '../identity/verifier.ts';
import { readJson } from '../problem/read-request.ts';
import { validQuery } from '../problem/valid-request.ts';
import type { Inbox } from './inbox.ts';
import type { TakeReceipts } from './receipts.ts';

/**
 * A learner's side of notifications: `GET /me/notifications` is the last 20, or those before one of them,
 * `POST …/read` takes the marks off them, `POST …/receipts` tells what was shown and clicked.
 */
export function notificationRoutes(options: {
  verify: Verifier;
  inbox: Inbox;
  takeReceipts: TakeReceipts;
}) {
  const { verify, inbox, takeReceipts } = options;
  return new Hono<SignedInEnv>()
    .use('/me/notifications/*', signedIn(verify))
    .get('/me/notifications', validQuery(MyNotificationsQuery), async (c) => {
      const page = await inbox.of(c.get('person').id, c.req.valid('query').before);
      return c.json(page satisfies MyNotifications);
    })
    .post('/me/notifications/read', async (c) => {
      await inbox.read(c.get('person').id);
      return c.body(null, 204);
    })
    .post('/me/notifications/receipts', async (c) => {
      const { receipts } = await readJson(c.req, Receipts);
      await takeReceipts(c.get('person').id, receipts);
      return c.body(null, 204);
    });
}
