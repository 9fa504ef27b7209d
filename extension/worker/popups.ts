import * as v from 'valibot';
import type { Browser } from 'wxt/browser';
import type { IdentityProvider } from '../identity/identity.ts';
import { ignoreUnreachable } from '../identity/ignore-unreachable.ts';
import { createProviderMismatch } from '../identity/provider-mismatch.ts';
import type { ChapterView } from '../messages/chapter-view.ts';
import { FromPopup } from '../messages/from-popup.ts';
import type { ToPopup } from '../messages/popup-port.ts';
import type { PopupView } from '../messages/popup-view.ts';
import { reduceView } from '../messages/reduce-view.ts';
import type { SignInRequest } from '../messages/sign-in-request.ts';
import type { Preferences } from '../preferences/preferences.ts';
import type { Presence } from '../presence/presence.ts';
import type { Push } from '../push/push.ts';
import { serverClock } from '../server/server-clock.ts';
import { ServerError } from '../server/server-error.ts';
import { serverUrl } from '../stored.ts';
import type { ChapterTab, ChapterTabs } from './chapter-tabs.ts';
import { coursesShown } from './courses-shown.ts';

/** The popups that are open: at most one a window. */
export interface Popups {
  add(port: Browser.runtime.Port): void;
  /** Tells every popup how things are now. */
  update(): void;
  areOpen(): boolean;
}

/** Passes what popups ask for on to the parts of the worker, and shows them what these know. */
export function createPopups(parts: {
  identity: IdentityProvider;
  presence: Presence<ChapterTab>;
  tabs: ChapterTabs;
  preferences: Preferences;
  push: Push;
}): Popups {
  const { identity, presence, tabs, preferences, push } = parts;
  /** Each popup with the tab it was opened over. */
  const popups = new Map<Browser.runtime.Port, number | null>();
  const agreement = createProviderMismatch(identity, update);
  identity.onStage(update);

  function chapterIn(tab: ChapterTab | null): ChapterView | null {
    const { joinToasts } = preferences.current();
    return tab && reduceView(null, { ...presence.standingOf(tab), joinToasts });
  }

  async function viewOver(tabId: number | null): Promise<PopupView> {
    const stage = await identity.stage();
    const mismatch = agreement.mismatch();
    const offer = agreement.offer();
    const tab = tabId === null ? null : tabs.tabOf(tabId);
    return {
      connection: agreement.fits() ? presence.connectionState() : 'updating',
      serverUrl: await serverUrl.get(),
      user: await identity.user(),
      globalCount: presence.globalCount(),
      chapter: chapterIn(tab),
      courses: coursesShown([...(tab ? [tab] : []), ...tabs.shown()]),
      canSignOutEverywhere: identity.signOutEverywhere !== undefined,
      preferences: preferences.current(),
      changeProblem: preferences.problem() ?? push.problem(),
      clockOffsetMs: serverClock.offsetMs(),
      notifications: await push.view(),
      ...(stage ? { signIn: stage } : {}),
      ...(offer ? { offer } : {}),
      ...(mismatch ? { mismatch } : {}),
    };
  }

  async function tell(port: Browser.runtime.Port, tabId: number | null): Promise<void> {
    const view = await viewOver(tabId);
    if (popups.has(port)) port.postMessage({ type: 'view', view } satisfies ToPopup);
  }

  function update(): void {
    for (const [port, tabId] of popups) void tell(port, tabId);
  }

  async function signIn(port: Browser.runtime.Port, request: SignInRequest): Promise<void> {
    // The form is the choice of what others see.
    if (request.by === 'display-name') preferences.chooseAtSignIn(request.visibility ?? null);
    const outcome = await identity.signIn(request);
    if (popups.has(port)) port.postMessage({ type: 'signed-in', outcome } satisfies ToPopup);
  }

  async function giveToken(port: Browser.runtime.Port): Promise<void> {
    const token = await identity.token().catch((error: unknown) => {
      ignoreUnreachable(error);
      return null;
    });
    if (popups.has(port)) port.postMessage({ type: 'token', token } satisfies ToPopup);
  }

  async function signOut(everywhere: boolean): Promise<void> {
    await push.leave();
    try {
      if (everywhere) await identity.signOutEverywhere?.();
      else await identity.signOut();
    } catch (error) {
      // This browser alone is signed out in any case: the server forgets one that never asks again. Who
      // wanted all signed out still is signed in, and sees that the server can't be reached.
      if (!(error instanceof ServerError)) throw error;
      push.refresh(true);
    }
  }

  function hear(port: Browser.runtime.Port, message: FromPopup): void {
    if (message.type === 'sign-in') void signIn(port, message.request);
    if (message.type === 'token') void giveToken(port);
    if (message.type === 'sign-out') void signOut(message.everywhere);
    if (message.type === 'choose') void preferences.change(message.some);
    if (message.type === 'network') presence.setOnline(message.online);
    if (message.type === 'notify') void push.choose(message.on);
    if (message.type === 'prefer') void push.prefer(message.some);
    if (message.type === 'notifications-read') void push.read();
    if (message.type === 'follow') void push.follow(message.url);
    if (message.type !== 'opened') return;
    popups.set(port, message.tabId);
    preferences.forgetProblem();
    presence.wake();
    const mayAsk = presence.connectionState() !== 'offline';
    push.refresh(mayAsk);
    void tell(port, message.tabId);
    if (mayAsk) void agreement.check();
  }

  return {
    add(port) {
      popups.set(port, null);
      port.onMessage.addListener((message: unknown) => {
        const parsed = v.safeParse(FromPopup, message);
        if (parsed.success) hear(port, parsed.output);
      });
      port.onDisconnect.addListener(() => popups.delete(port));
    },
    update,
    areOpen: () => popups.size > 0,
  };
}
