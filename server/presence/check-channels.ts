import type Pusher from 'pusher';
import * as v from 'valibot';
import { StartError } from '../start-error.ts';

/** What `pusher` throws where Channels has answered. */
const RequestError = v.object({ name: v.literal('PusherRequestError'), status: v.number() });

/**
 * Asks Channels once whether it takes this server for the app's, so that a wrong secret is told at the
 * start and not when the first learner comes. That Channels can't be reached is nothing that a start
 * could not outlast.
 *
 * @returns why it can't be reached, or `null`
 * @throws StartError naming the variable where Channels refuses
 */
export async function checkChannels(pusher: Pusher): Promise<unknown> {
  try {
    await pusher.get({ path: '/channels' });
    return null;
  } catch (error) {
    const failure = v.safeParse(RequestError, error);
    const problem = failure.success ? explain(failure.output.status) : null;
    if (problem) throw new StartError(problem);
    return error;
  }
}

function explain(status: number): string | null {
  switch (status) {
    case 401:
      return (
        'PUSHER_SECRET, or PUSHER_KEY, is not the one of the Channels app that PUSHER_APP_ID names: ' +
        'Channels refuses the signature (401). Copy all three from the app.'
      );
    case 403:
      return 'PUSHER_APP_ID names a Channels app that is switched off or over its quota (403).';
    case 404:
      return 'PUSHER_APP_ID names no app of this Channels server (404). Is it of this PUSHER_CLUSTER or PUSHER_HOST?';
    default:
      return null;
  }
}
