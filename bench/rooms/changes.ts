import type { Visibility } from '../../server/contract/visibility.ts';
import type { Shown } from './simulated-browser.ts';
import { COURSE, succeeded, type WatchedRoom } from './watched-rooms.ts';

/** A change of who is seen in a room, and how the room looks to others once it is in force. */
export interface Change {
  make(room: WatchedRoom): Promise<void>;
  isInForce(shown: Shown, room: WatchedRoom): boolean;
  /** Whether it counts, or only brings back what was before. */
  isMeasured: boolean;
}

const names = ({ members }: Shown) => members.map(({ name }) => name);
const isGone = ({ count }: Shown, { watchers }: WatchedRoom) => count === watchers.length;
const isCounted = (shown: Shown, { watchers, firstName }: WatchedRoom) =>
  shown.count === watchers.length + 1 &&
  !names(shown).some((name) => name.startsWith(firstName) || name === TAKEN);
const isNamed = (shown: Shown, { firstName }: WatchedRoom) =>
  names(shown).includes(`${firstName} Silva`);

/** What stands in place of a name that was taken. */
const TAKEN = 'Learner';

/** Each kind of change, there and back again. */
export const CHANGES: Record<string, Change[]> = {
  'a level is chosen': [
    level(
      'first-name',
      (shown, room) => names(shown).includes(room.firstName) && !isNamed(shown, room),
    ),
    level('counted', isCounted),
    level('offline', isGone),
    level('name', isNamed),
  ],
  'an admin takes a name': [
    moderation(
      { nameTaken: true },
      (shown, room) => names(shown).includes(TAKEN) && !isNamed(shown, room),
    ),
    { ...moderation({ nameTaken: false }, isNamed), isMeasured: false },
  ],
  'an admin ends a presence': [
    moderation({ barred: true }, isGone),
    comesBack(moderation({ barred: false }, isNamed)),
  ],
  'a list takes somebody off': [
    onList('DELETE', undefined, isGone),
    comesBack(onList('PUT', {}, isNamed)),
  ],
  'a list sets a ceiling': [
    onList('PUT', { ceiling: 'counted' }, isCounted),
    { ...onList('PUT', {}, isNamed), isMeasured: false },
  ],
};

function level(visibility: Visibility, isInForce: Change['isInForce']): Change {
  return {
    isMeasured: true,
    isInForce,
    async make({ server, subject }) {
      // As the extension: unseen at once, and seen when the server has agreed.
      if (visibility === 'offline') subject.setSeen(false);
      const token = await subject.token();
      await succeeded(server.send('PUT', '/api/me/preferences', { visibility }, token));
      subject.setSeen(visibility !== 'offline');
    },
  };
}

function moderation(patch: object, isInForce: Change['isInForce']): Change {
  return {
    isMeasured: true,
    isInForce,
    make: ({ asAdmin, subject }) =>
      asAdmin('PUT', `/api/admin/people/${subject.learner.id}/moderation`, patch),
  };
}

function onList(
  method: string,
  listed: object | undefined,
  isInForce: Change['isInForce'],
): Change {
  return {
    isMeasured: true,
    isInForce,
    make({ asAdmin, subject }) {
      const learner = encodeURIComponent(subject.learner.id);
      const path = `/api/admin/sites/school/courses/${COURSE}/learners/${learner}`;
      return asAdmin(method, path, listed);
    },
  };
}

/** Who was refused comes back when their page is shown again. */
function comesBack(change: Change): Change {
  return {
    ...change,
    isMeasured: false,
    async make(room) {
      await change.make(room);
      room.subject.showAgain();
    },
  };
}
