import * as v from 'valibot';
import { browser } from 'wxt/browser';
import {
  MAX_TITLED_ROOMS,
  type PageTitles,
  type TitledRooms,
} from '../../server/contract/room-titles.ts';
import { ARE_YOU_THERE } from '../messages/are-you-there.ts';
import type { ChapterUpdate } from '../messages/chapter-update.ts';
import { FromChapterPage } from '../messages/from-chapter-page.ts';
import type { Room } from '../messages/room.ts';
import { isSameRoom } from '../messages/same-room.ts';
import { SUPERSEDED } from '../messages/superseded.ts';
import type { Presence } from '../presence/presence.ts';
import { createTabPace, type TabPace } from './room-pace.ts';

/**
 * Ms after which a new port is asked whether its page is there. One that was opened while the worker
 * was about to start may be all that is left of its page: Chrome tells of its opening and of what was
 * said, and never of its end. It is long enough for a page that closes to be gone.
 */
const CONFIRM_AFTER_MS = 2_000;
/**
 * Ms that a page may take to answer. One that is frozen never does, and is gone for others; it opens
 * another port once it goes on.
 */
const ANSWER_TIMEOUT_MS = 10_000;

/** A page's port, as far as it is used: Chrome's, or a test's. */
export interface PagePort {
  sender?: { tab?: { id?: number | undefined }; documentId?: string } | undefined;
  postMessage(message: ChapterUpdate | typeof SUPERSEDED | typeof ARE_YOU_THERE): void;
  disconnect(): void;
  onMessage: { addListener(onMessage: (message: unknown) => void): void };
  onDisconnect: { addListener(closed: () => void): void };
}

/** A chapter page's end of its port, as the worker holds it. */
export interface ChapterTab {
  port: PagePort;
  room: Room | null;
  /** What its page calls itself; `null`: it has not said so yet. */
  titles: PageTitles | null;
  /** Whether the page is looked at. */
  active: boolean;
  /** Whether it can be seen. */
  visible: boolean;
  /** Whether it has said so. */
  hasSaidActivity: boolean;
  /** What the page was told last, to tell it only what is new. */
  lastSent: string;
  /** Runs while it is asked whether it is there. */
  deadline: ReturnType<typeof setTimeout> | undefined;
  /** Runs until it may enter its room. */
  entering: ReturnType<typeof setTimeout> | undefined;
}

/** The chapter pages that are connected. */
export interface ChapterTabs {
  add(port: PagePort): void;
  /** Tells every page what has changed for it; gives how many are on the chapter that has most of them. */
  update(): number;
  /** What the pages call their rooms, of some. */
  titles(): TitledRooms;
  /** How many pages show a chapter, and how many of them are looked at. */
  pages(): { pages: number; activePages: number };
  /** Asks every page whether it is there: of some whose tab was frozen or discarded nothing tells. */
  sweep(): void;
  /** The page in a tab, or `null` where it shows no chapter. */
  tabOf(tabId: number): ChapterTab | null;
  /** All that show a chapter. */
  shown(): ChapterTab[];
}

/**
 * Passes what pages say on to `presence`, and what presence knows back to them.
 *
 * @param options.onActivity called when {@link ChapterTabs.pages} may have changed
 * @param options.onNetwork called when a page tells that the browser is offline, or online again
 * @param options.onPeople called when a page is to have what draws people by name
 * @param options.onReturn called when the learner is back on a page
 * @param options.onSignIn called when the learner wants to sign in, or to choose what others see of them
 */
export function createChapterTabs(options: {
  presence: Pick<Presence<ChapterTab>, 'show' | 'leave' | 'lookAgain' | 'standingOf' | 'isStale'>;
  joinToasts(): boolean;
  onActivity(): void;
  onNetwork(online: boolean): void;
  onPeople(port: PagePort): void;
  onReturn(): void;
  onSignIn(): void;
}): ChapterTabs {
  const { presence, joinToasts, onActivity, onNetwork, onPeople, onReturn, onSignIn } = options;
  const tabs = new Set<ChapterTab>();
  const paces = new Map<number | undefined, TabPace>();

  /** @returns how many are there, where the page is shown it */
  function tell(tab: ChapterTab): number {
    const { room } = tab;
    if (!room) return 0;
    const standing = presence.standingOf(tab);
    // It goes on with what it was told. Who had come before it was opened would seem new to it, later.
    if (standing.connection === 'live' && presence.isStale(tab)) return 0;
    const update: ChapterUpdate = { room, ...standing, joinToasts: joinToasts() };
    const lastSent = JSON.stringify(update);
    if (lastSent !== tab.lastSent) tab.port.postMessage(update);
    tab.lastSent = lastSent;
    return standing.people?.count ?? 0;
  }

  function hear(tab: ChapterTab, message: FromChapterPage): void {
    if (!tabs.has(tab)) return;
    if (message.type === 'sign-in') {
      onSignIn();
      return;
    }
    if (message.type === 'people') {
      onPeople(tab.port);
      return;
    }
    if (message.type === 'network') {
      onNetwork(message.online);
      return;
    }
    if (message.type === 'activity') {
      // What a page says first, of every port that it opens, is no return.
      const isBack = tab.hasSaidActivity && message.active && !tab.active;
      Object.assign(tab, { active: message.active, visible: message.visible });
      tab.hasSaidActivity = true;
      onActivity();
      presence.lookAgain();
      if (isBack) onReturn();
      return;
    }
    const {
      room = null,
      titles = null,
      byHand = false,
    } = message.type === 'viewing' ? message : {};
    tab.titles = titles;
    if (titles && tab.room && isSameRoom(room, tab.room)) return;
    const { id } = tab.port.sender?.tab ?? {};
    tab.room = room;
    tab.lastSent = '';
    enter(tab, paceOf(id), byHand);
  }

  /** Enters the tab's room when its pace allows. Meanwhile it is in none; what it has left by then it never entered. */
  function enter(tab: ChapterTab, pace: TabPace, byHand: boolean): void {
    clearTimeout(tab.entering);
    const wait = tab.room && !isSameRoom(tab.room, pace.room) ? pace.take(byHand) : 0;
    if (wait > 0) tab.entering = setTimeout(enter, wait, tab, pace, byHand);
    else if (tab.room) pace.room = tab.room;
    presence.show(tab, wait > 0 ? null : tab.room);
  }

  /** Of a tab's pages, one after the other. */
  function paceOf(tabId: number | undefined): TabPace {
    const pace = paces.get(tabId) ?? createTabPace();
    paces.set(tabId, pace);
    return pace;
  }

  /** A page that is there all the same opens another port. */
  function drop(tab: ChapterTab): void {
    clearTimeout(tab.deadline);
    clearTimeout(tab.entering);
    if (!tabs.delete(tab)) return;
    tab.port.disconnect();
    presence.leave(tab);
    onActivity();
  }

  function ask(tab: ChapterTab): void {
    if (!tabs.has(tab) || tab.deadline !== undefined) return;
    tab.deadline = setTimeout(drop, ANSWER_TIMEOUT_MS, tab);
    tab.port.postMessage(ARE_YOU_THERE);
  }

  function dropTab(tabId: number): void {
    paces.delete(tabId);
    for (const tab of tabs) if (tab.port.sender?.tab?.id === tabId) drop(tab);
  }

  // A tab that is discarded takes its page along, and nothing tells of the end of its port.
  browser.tabs.onUpdated.addListener((tabId, { discarded }) => {
    if (discarded) dropTab(tabId);
  });
  browser.tabs.onReplaced?.addListener((_added, removed) => dropTab(removed));
  browser.tabs.onRemoved.addListener((tabId) => dropTab(tabId));

  const shown = () => [...tabs].filter(({ room }) => room !== null);

  return {
    add(port) {
      const tab: ChapterTab = {
        port,
        room: null,
        titles: null,
        active: false,
        visible: false,
        hasSaidActivity: false,
        lastSent: '',
        deadline: undefined,
        entering: undefined,
      };
      // A tab shows one page: a port that it had before is dead, or belongs to a script that has to yield.
      for (const before of tabs) {
        if (before.port.sender?.tab?.id !== port.sender?.tab?.id) continue;
        if (isOfOneDocument(before.port, port)) before.port.postMessage(SUPERSEDED);
        drop(before);
      }
      tabs.add(tab);
      setTimeout(ask, CONFIRM_AFTER_MS, tab);
      port.onMessage.addListener((message: unknown) => {
        clearTimeout(tab.deadline); // whatever it says, it is there
        tab.deadline = undefined;
        const parsed = v.safeParse(FromChapterPage, message);
        if (parsed.success) hear(tab, parsed.output);
      });
      port.onDisconnect.addListener(() => drop(tab));
    },
    update: () => Math.max(0, ...Array.from(tabs, tell)),
    titles: () =>
      [...tabs]
        .flatMap(({ room, titles }) => (room && titles ? [{ ...room, titles }] : []))
        .slice(0, MAX_TITLED_ROOMS),
    pages() {
      const pages = shown();
      return { pages: pages.length, activePages: pages.filter(({ active }) => active).length };
    },
    sweep() {
      for (const tab of tabs) ask(tab);
    },
    tabOf: (tabId) => shown().find(({ port }) => port.sender?.tab?.id === tabId) ?? null,
    shown,
  };
}

/** Whether two ports lead to the same document. Older Firefox names none. */
function isOfOneDocument(one: PagePort, other: PagePort): boolean {
  const { documentId } = one.sender ?? {};
  return documentId !== undefined && documentId === other.sender?.documentId;
}
