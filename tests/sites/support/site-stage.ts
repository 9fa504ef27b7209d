import { fileURLToPath } from 'node:url';
import * as v from 'valibot';
import type { LearnerBrowser } from '../../../tools/browser/learner-browser.ts';
import { buildExtension } from '../../support/build-extension.ts';
import { type FaultyFront, openFaultyFront } from '../../support/faulty-front.ts';
import { openStage, type Stage } from '../../support/stage.ts';

/** The rules of all sites that these tests open. */
const RULES = fileURLToPath(new URL('../sites.json', import.meta.url));

const Room = v.object({ site: v.string(), course: v.string(), chapter: v.string() });
const Asked = v.object({ rooms: v.array(v.unknown()) });

/** A room that the extension asked to be let into, and when: ms since the epoch. */
export interface RoomAsked {
  at: number;
  site: string;
  course: string;
  chapter: string;
}

/** A learner, and what the server was asked on their behalf. */
export interface SiteLearner extends LearnerBrowser {
  /** The rooms that were asked for so far, in order. */
  rooms(): RoomAsked[];
}

/** A server and an extension that were told of the same sites by one file. */
export interface SiteStage extends AsyncDisposable {
  stage: Stage;
  /** A new browser with that extension, whose learner is signed in. */
  learner(name: string): Promise<SiteLearner>;
}

/** @param env of the server, besides the sites */
export async function openSiteStage(env: Record<string, string> = {}): Promise<SiteStage> {
  const stack = new AsyncDisposableStack();
  const [extensionDir, stage] = await Promise.all([
    buildExtension('sites', { WXT_SITES: RULES }, 'development'),
    openStage({ SITES_FILE: RULES, ...env }),
  ]);
  stack.use(stage);
  return {
    stage,
    async learner(name) {
      const front = stack.use(await openFaultyFront(stage.server.url));
      const learner = await stage.learner(name, { serverUrl: front.url, extensionDir });
      return { ...learner, rooms: () => roomsAsked(front) };
    },
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  };
}

function roomsAsked(front: FaultyFront): RoomAsked[] {
  return front.bodies('/api/presence/connect').flatMap(({ at, body }) =>
    v.parse(Asked, JSON.parse(body)).rooms.flatMap((asked) => {
      const room = v.safeParse(Room, asked);
      return room.success ? [{ at, ...room.output }] : [];
    }),
  );
}
