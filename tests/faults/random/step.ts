import type { Room } from '../../../server/contract/room-channel.ts';
import type { Visibility } from '../../../server/contract/visibility.ts';
import { NEW_PERSON, type PersonState } from './people.ts';
import { type Course, isOfCourse } from './rooms.ts';
import { type BrowserState, personCalled, type World } from './world.ts';

/** One thing that happens. Browsers and clients are named by their index, people by their name. */
export type Step =
  /** A new tab with a room, in front. */
  | { kind: 'open'; browser: number; tab: number; room: Room }
  /** Another document in a tab. */
  | { kind: 'load'; browser: number; tab: number; site: string; room: Room | null }
  /** A client-side step within the document. */
  | { kind: 'go'; browser: number; tab: number; room: Room | null }
  /** The same document anew. */
  | { kind: 'reload'; browser: number; tab: number }
  /** To another document and back, out of the back/forward cache. */
  | { kind: 'return'; browser: number; tab: number }
  | { kind: 'close'; browser: number; tab: number }
  /** Brings a tab to the front. */
  | { kind: 'show'; browser: number; tab: number }
  /** Ends the worker. */
  | { kind: 'kill'; browser: number }
  /** Destroys the connections, and lets new ones through. */
  | { kind: 'cut'; browser: number }
  | { kind: 'stall'; browser: number }
  | { kind: 'refuse'; browser: number }
  | { kind: 'restore'; browser: number }
  /** Moves the worker's clock. */
  | { kind: 'clock'; browser: number; ms: number }
  /** Ends the server and starts it again. */
  | { kind: 'restart' }
  | { kind: 'join'; client: number; room: Room }
  | { kind: 'leave'; client: number; room: Room }
  /** A client goes for good, and in its place comes one of somebody who was never seen before. */
  | { kind: 'newcomer'; client: number; learner: string }
  | PersonStep;

/** What changes how much others see of a person, or where they may be; none of their browsers asked for it. */
export type PersonStep =
  /** They choose, on another device, what others see of them. */
  | { kind: 'level'; person: string; visibility: Visibility }
  /** The same for one course; `null`: as in all others. */
  | { kind: 'course-level'; person: string; course: Course; visibility: Visibility | null }
  /** They are put on the list of the course that has one, or stay on it with another ceiling. */
  | { kind: 'list'; person: string; ceiling: Visibility | null }
  | { kind: 'unlist'; person: string }
  /** An admin ends their presence, or lifts that. */
  | { kind: 'bar' | 'unbar'; person: string }
  /** An admin takes their name, or gives it back. */
  | { kind: 'take-name' | 'give-name'; person: string };

/** The world after a step. */
export function worldAfter(world: World, step: Step): World {
  switch (step.kind) {
    case 'open':
      return withBrowser(world, step.browser, ({ tabs }) => ({
        tabs: [...tabs, { id: step.tab, site: step.room.site, room: step.room }],
        front: step.tab,
      }));
    case 'load':
      return withBrowser(world, step.browser, ({ tabs }) => ({
        tabs: tabs.map((tab) =>
          tab.id === step.tab ? { ...tab, site: step.site, room: step.room } : tab,
        ),
      }));
    case 'go':
      return withBrowser(world, step.browser, ({ tabs }) => ({
        tabs: tabs.map((tab) => (tab.id === step.tab ? { ...tab, room: step.room } : tab)),
      }));
    case 'close':
      return withBrowser(world, step.browser, ({ tabs }) => {
        const left = tabs.filter((tab) => tab.id !== step.tab);
        return { tabs: left, front: left.at(-1)?.id ?? null };
      });
    case 'show':
      return withBrowser(world, step.browser, () => ({ front: step.tab }));
    case 'stall':
      return withBrowser(world, step.browser, () => ({ line: 'stalled' }));
    case 'refuse':
      return withBrowser(world, step.browser, () => ({ line: 'refused' }));
    case 'restore':
      return withBrowser(world, step.browser, () => ({ line: 'open' }));
    case 'join':
      return withRooms(world, step.client, (rooms) => [...rooms, step.room]);
    case 'leave':
      return withRooms(world, step.client, (rooms) => rooms.filter((room) => room !== step.room));
    case 'newcomer':
      return withNewcomer(world, step);
    case 'kill':
    case 'cut':
    case 'clock':
    case 'reload':
    case 'return':
    case 'restart':
      return world; // what changes nothing of what is true
    default:
      return withPerson(world, step);
  }
}

function withNewcomer(
  world: World,
  { client, learner }: { client: number; learner: string },
): World {
  const people = new Map(world.people).set(learner, NEW_PERSON);
  people.delete(world.clients[client]?.learner ?? '');
  const clients = world.clients.map((before, index) =>
    index === client ? { learner, rooms: [] } : before,
  );
  return { ...world, clients, people };
}

function withPerson(world: World, step: PersonStep): World {
  const before = personCalled(world, step.person);
  const people = new Map(world.people).set(step.person, { ...before, ...changed(before, step) });
  return { ...world, people };
}

function changed(before: PersonState, step: PersonStep): Partial<PersonState> {
  switch (step.kind) {
    case 'level':
      return { visibility: step.visibility };
    case 'course-level': {
      const { course, visibility } = step;
      const others = before.inCourses.filter((each) => !isOfCourse(each, course));
      return { inCourses: visibility ? [...others, { ...course, visibility }] : others };
    }
    case 'list':
      return { listed: { ceiling: step.ceiling } };
    case 'unlist':
      return { listed: null };
    case 'bar':
    case 'unbar':
      return { barred: step.kind === 'bar' };
    case 'take-name':
    case 'give-name':
      return { nameTaken: step.kind === 'take-name' };
  }
}

function withBrowser(
  world: World,
  browser: number,
  change: (before: BrowserState) => Partial<BrowserState>,
): World {
  const browsers = world.browsers.map((before, index) =>
    index === browser ? { ...before, ...change(before) } : before,
  );
  return { ...world, browsers };
}

function withRooms(
  world: World,
  client: number,
  change: (rooms: readonly Room[]) => readonly Room[],
): World {
  const clients = world.clients.map((before, index) =>
    index === client ? { ...before, rooms: change(before.rooms) } : before,
  );
  return { ...world, clients };
}
