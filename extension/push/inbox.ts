import * as v from 'valibot';
import { MyNotifications } from '../../server/contract/notifications.ts';
import { type Identity, SignedOutError } from '../identity/identity.ts';
import { learnerRequest } from '../server/learner-request.ts';
import { ServerError } from '../server/server-error.ts';

const PATH = '/api/me/notifications';

/** The learner's latest notifications, as the server has them. */
export interface Inbox {
  /** `null` until they are known. */
  latest(): MyNotifications['notifications'] | null;
  refresh(): Promise<void>;
  /** The learner has seen the list: its marks are gone when it is asked for the next time. */
  read(): Promise<void>;
}

/** @param onChange called when the list is another */
export function createInbox(identity: Identity, onChange: () => void): Inbox {
  let latest: MyNotifications['notifications'] | null = null;

  function become(next: typeof latest): void {
    latest = next;
    onChange();
  }

  async function ifReachable(ask: () => Promise<void>): Promise<void> {
    try {
      await ask();
    } catch (error) {
      // The list stays as it was; the popup says that the server can't be reached.
      if (!(error instanceof ServerError || error instanceof SignedOutError)) throw error;
    }
  }

  identity.onChange(() => become(null));
  return {
    latest: () => latest,
    refresh: () =>
      ifReachable(async () => {
        const { notifications } = await learnerRequest(identity, PATH, MyNotifications);
        become(notifications);
      }),
    read: () =>
      ifReachable(async () => {
        await learnerRequest(identity, `${PATH}/read`, v.unknown(), { method: 'POST' });
      }),
  };
}
