import { Hono } from 'hono';
import type { Erased } from '../contract/my-data.ts';
import { type SignedInEnv, signedIn } from '../identity/signed-in.ts';
import type { Verifier } from '../identity/verifier.ts';
import type { Limits } from '../limits/limits.ts';
import { privacyWords } from '../words/privacy.ts';
import type { Erase } from './erase.ts';

/** A learner's data, as they ask for it. */
export interface MyData {
  /** All that is kept of a learner, as JSON, in pieces. */
  exported(learnerId: string): AsyncIterator<string>;
  erase: Erase['erase'];
  /** Who keeps the account that learners sign in with; `null`: this server. */
  accountKeptBy: Erased['accountKeptBy'];
}

/**
 * `GET /me` is all that is kept of who asks, as a file; `DELETE /me` erases it and signs all their browsers
 * out. Whoever loses the answer and asks again is signed out already, and so erased.
 */
export function privacyRoutes(options: { verify: Verifier; limits: Limits; myData: MyData }) {
  const { verify, limits, myData } = options;
  return new Hono<SignedInEnv>()
    .use('/me', signedIn(verify))
    .get('/me', async (c) => {
      const { id } = c.get('person');
      await limits.take('personExports', id);
      const pieces = myData.exported(id);
      // Where the database does not answer, that is a problem yet, and no file that ends in the middle.
      const first = await pieces.next();
      return c.body(streamOf(first, pieces), 200, {
        'content-type': 'application/json; charset=utf-8',
        'content-disposition': 'attachment; filename="alongside-my-data.json"',
      });
    })
    .delete('/me', async (c) => {
      const { id } = c.get('person');
      await limits.take('personErasures', id);
      await myData.erase(id);
      const { accountKeptBy } = myData;
      const sentence =
        accountKeptBy === 'clerk' ? privacyWords.accountIsClerks : privacyWords.erased;
      return c.json({ accountKeptBy, sentence } satisfies Erased);
    });
}

/** Pieces of text, read as fast as they are sent; one more is not asked for before. */
function streamOf(
  first: IteratorResult<string>,
  rest: AsyncIterator<string>,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let next: IteratorResult<string> | null = first;
  return new ReadableStream(
    {
      async pull(controller) {
        const { done, value } = next ?? (await rest.next());
        next = null;
        if (done) controller.close();
        else controller.enqueue(encoder.encode(value));
      },
      async cancel() {
        await rest.return?.();
      },
    },
    { highWaterMark: 0 },
  );
}
