import * as v from 'valibot';
import { MyNotifications } from '../../server/contract/my-notifications.ts';
import type { Identity } from '../identity/identity.ts';
import { ignoreUnreachable } from '../identity/ignore-unreachable.ts';
import { learnerRequest } from '../identity/learner-request.ts';

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
  let asked = 0;

  function setLatest(next: typeof latest): void {
    latest = next;
    onChange();
  }

  async function refresh(): Promise<void> {
    const number = ++asked;
    const { notifications } = await learnerRequest(identity, PATH, MyNotifications);
    // One that was overtaken is older, and may be another learner's.
    if (number === asked) setLatest(notifications);
  }

  async function read(): Promise<void> {
    await learnerRequest(identity, `${PATH}/read`, v.unknown(), { method: 'POST' });
  }

  identity.onChange(() => {
    asked += 1;
    setLatest(null);
  });
  return {
    latest: () => latest,
    // While the server can't be asked the list stays as it is.
    refresh: () => refresh().catch(ignoreUnreachable),
    read: () => read().catch(ignoreUnreachable),
  };
}
