import { roomChannel } from '../../server/contract/room-channel.ts';
import { ViewersPage } from '../../server/contract/viewers.ts';
import type { Identity } from '../identity/identity.ts';
import { ignoreUnreachable } from '../identity/ignore-unreachable.ts';
import { learnerRequest } from '../identity/learner-request.ts';
import type { Room } from '../messages/room.ts';
import type { ViewersAsked } from '../messages/viewers-asked.ts';

/** People whose names are remembered. */
const MAX_NAMES = 2_000;

/** Who is in rooms, page by page, as the server lists them: asked for only while somebody looks at the list. */
export interface ViewerPages {
  /** `null` where there is none to be had now. */
  fetch(room: Room, asked: Omit<ViewersAsked, 'type'>): Promise<ViewersPage | null>;
  /** What somebody is called who was on a page. */
  nameOf(id: string): string | undefined;
}

/** Asks on behalf of the learner. */
export function createViewerPages(identity: Identity): ViewerPages {
  const names = new Map<string, string>();
  return {
    async fetch(room, { search, after }) {
      const channel = await roomChannel(room, room.site === UNIQUE_SITE);
      const { course, chapter } = room;
      const query = new URLSearchParams({ channel, course_id: course, chapter_id: chapter });
      query.append('search', search);
      query.append('after', after);
      try {
        const page = await learnerRequest(identity, `/api/presence/viewers?${query}`, ViewersPage);
        for (const { id, name } of page.viewers) names.set(id, name);
        for (const id of [...names.keys()].slice(0, -MAX_NAMES)) names.delete(id);
        return page;
      } catch (error) {
        ignoreUnreachable(error);
        return null;
      }
    },
    nameOf: (id) => names.get(id),
  };
}
