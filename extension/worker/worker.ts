import * as v from 'valibot';
import { browser } from 'wxt/browser';
import { isAway } from '../activity/activity.ts';
import { watchMachine } from '../activity/machine.ts';
import { createActivityReporter } from '../activity/reporter.ts';
import { createIdentity } from '../identity/chosen.ts';
import type { Identity } from '../identity/identity.ts';
import { injectIntoOpenTabs, injectOverlay } from '../injection/open-tabs.ts';
import { ChapterReached } from '../messages/injection.ts';
import { CHAPTER_PORT, POPUP_PORT } from '../messages/port-names.ts';
import { createPreferences } from '../preferences/preferences.ts';
import { createOwnChannel } from '../presence/own-channel.ts';
import { createPresence } from '../presence/presence.ts';
import { createPush } from '../push/push.ts';
import { passOverUnanswered } from '../server/unanswered.ts';
import { keepFromPages } from '../stored.ts';
import { coalesced } from '../timing/coalesced.ts';
import { badgeOf, showBadge } from '../toolbar/badge.ts';
import { type ChapterTab, createChapterTabs } from './chapter-tabs.ts';
import { keepAlive } from './keep-alive.ts';
import { createPopups } from './popups.ts';

/** Ms between two updates of what people see, while much happens at once. */
const REDRAW = 50;

/**
 * Puts the parts of the worker together. All listeners are registered before it returns, so that
 * the browser can start the worker for any of them.
 */
export function startWorker(): void {
  void keepFromPages();
  const identity = createIdentity();
  const redraw = coalesced(() => {
    tabs.update();
    popups.update();
    void showBadge(badgeOf(presence.globalCount(), presence.standing()));
  }, REDRAW);
  const preferences = createPreferences(identity, () => {
    presence.appearOffline(preferences.current().appearOffline);
    redraw();
  });
  const machine = watchMachine(() => reporter.look());
  const reporter = createActivityReporter(identity, () => {
    if (!presence.user() || preferences.current().appearOffline) return null;
    const channels = presence.channels();
    const signs = { ...tabs.pages(), machine: machine() };
    return channels.length === 0 ? null : { away: isAway(signs), channels };
  });
  const presence = createPresence<ChapterTab>({
    identity,
    own: createOwnChannel({
      joined: () => void preferences.refresh(),
      preferencesChanged: () => void preferences.refresh(),
      sessionEnded: () => void checkSession(identity),
    }),
    onChange: redraw,
    onChannels: () => reporter.look(),
    onConfig: (config) => push.heard(config),
  });
  const tabs = createChapterTabs({
    presence,
    joinToasts: () => preferences.current().joinToasts,
    onActivity: () => reporter.look(),
  });
  const push = createPush({ identity, onChange: redraw, isWatched: () => popups.areOpen() });
  const popups = createPopups({ identity, presence, tabs, preferences, push });

  browser.runtime.onConnect.addListener((port) => {
    if (port.name === CHAPTER_PORT) tabs.add(port);
    if (port.name === POPUP_PORT) popups.add(port);
  });
  browser.runtime.onMessage.addListener((message: unknown, sender) => {
    if (v.is(ChapterReached, message)) void injectOverlay(sender);
  });
  browser.runtime.onInstalled.addListener(() => void injectIntoOpenTabs());
  browser.runtime.onStartup.addListener(presence.wake);
  keepAlive(() => {
    presence.wake();
    reporter.look();
    push.look();
  }, presence.renew);
  presence.wake();
}

/** Asks for a new token: where the session has ended, the identity finds out and signs out here. */
async function checkSession(identity: Identity): Promise<void> {
  await identity.token(true).catch(passOverUnanswered);
}
