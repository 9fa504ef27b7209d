import * as v from 'valibot';
import { MyNotifications } from '../../server/contract/my-notifications.ts';

/** Ms that the server may take. */
const TIMEOUT_MS = 10_000;

/**
 * Asks for a learner's notifications before one of them, from the page itself: the worker keeps the latest alone.
 *
 * @param serverUrl without a slash at the end; `undefined` until it is known
 * @param token a session token; `null` where there is none now
 * @returns takes the id of that one; gives `null` where they can't be had now
 */
export function earlierAt(serverUrl: string | undefined, token: () => Promise<string | null>) {
  return (before: string) => earlierNotifications(serverUrl, token, before);
}

async function earlierNotifications(
  serverUrl: string | undefined,
  token: () => Promise<string | null>,
  before: string,
): Promise<MyNotifications | null> {
  try {
    const given = await token();
    if (given === null) return null;
    const response = await fetch(`${serverUrl}/api/me/notifications?before=${before}`, {
      headers: { authorization: `Bearer ${given}` },
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    return response.ok ? v.parse(MyNotifications, await response.json()) : null;
  } catch (error) {
    console.debug('Alongside could not have earlier notifications:', error); // no network, or no server
    return null;
  }
}
