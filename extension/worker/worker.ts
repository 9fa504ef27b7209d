import * as v from 'valibot';
import { browser } from 'wxt/browser';
import { isAway } from '../activity/activity.ts';
import { watchMachine } from '../activity/machine.ts';
import { createActivityReporter } from '../activity/reporter.ts';
import type { Identity } from '../identity/identity.ts';
import { createIdentity } from '../identity/identity-provider.ts';
import { ignoreUnreachable } from '../identity/ignore-unreachable.ts';
import { ChapterReached } from '../messages/injection.ts';
import { CHAPTER_PORT, FRAME_PORT, POPUP_PORT } from '../messages/port-names.ts';
import { ReportAsked } from '../messages/report-asked.ts';
import { ViewersAsked } from '../messages/viewers-asked.ts';
import { createPreferences } from '../preferences/preferences.ts';
import { createOwnChannel } from '../presence/own-channel.ts';
import { createPresence } from '../presence/presence.ts';
import { createViewerPages } from '../presence/viewer-pages.ts';
import { isOnCourseSite } from '../push/course-sites.ts';
import { createPush } from '../push/push.ts';
import { mayAsk } from '../server/may-ask.ts';
import { forgetPauses, serverAnswers } from '../server/request.ts';
import { keepFromPages } from '../stored.ts';
import { coalesced } from '../timing/coalesced.ts';
import { badgeOf } from './badge.ts';
import { createBadgeDisplay } from './badge-display.ts';
import { callPages } from './call-pages.ts';
import { type ChapterTab, createChapterTabs } from './chapter-tabs.ts';
import { createFrames } from './frames.ts';
import { keepAlive } from './keep-alive.ts';
import { openPage, openPopup } from './open-page.ts';
import { injectIntoOpenTabs, injectOverlay, injectPeople } from './open-tabs.ts';
import { pageInterval } from './page-interval.ts';
import { createPopups } from './popups.ts';
import { portSenderOf } from './port-sender.ts';
import { reportUncaughtErrors } from './uncaught-errors.ts';
import { createUpdate } from './update.ts';

/** Ms between two updates of an open popup. */
const POPUP_INTERVAL_MS = 100;

/**
 * Puts the parts of the worker together. All listeners are registered before it returns, so that
 * the browser can start the worker for any of them.
 */
export function startWorker(): void {
  reportUncaughtErrors();
  void keepFromPages();
  const identity = createIdentity();
  identity.onChange(forgetPauses); // first: all who hear of it after this ask anew
  const badge = createBadgeDisplay(() =>
    badgeOf(presence.globalCount(), presence.connectionState()),
  );
  let people = 0;
  const redrawPages = coalesced(
    () => {
      people = tabs.update();
    },
    () => pageInterval(people),
  );
  const redrawPopups = coalesced(() => popups.update(), POPUP_INTERVAL_MS);
  const viewerPages = createViewerPages(identity);
  /** Asks whether somebody on a page's roster is to be reported. */
  const openReport = (tab: ChapterTab | null, personId: string) => {
    const members = tab ? presence.standingOf(tab).people?.members : null;
    const member = members?.find(({ id }) => id === personId);
    const name = member?.name ?? viewerPages.nameOf(personId);
    if (tab?.room && name !== undefined) void openPage('report', { ...tab.room, personId, name });
  };
  /** The platform's number changes all the time; a popup that opens is shown all of it anyway. */
  const redrawOpenPopups = () => {
    if (popups.areOpen()) redrawPopups();
  };
  const redrawPlatform = () => {
    redrawOpenPopups();
    badge.update();
    update.look();
  };
  const redraw = () => {
    redrawPages();
    redrawPlatform();
  };
  const preferences = createPreferences(
    identity,
    () => {
      presence.updateSeen();
      redraw();
    },
    // An open popup asks by itself; a page that opens would close it.
    () => {
      if (!popups.areOpen()) void openPage('welcome');
    },
  );
  const machine = watchMachine(() => {
    reporter.look();
    presence.lookAgain();
  });
  const canAsk = () => mayAsk(serverAnswers(), presence.connectionState());
  const reporter = createActivityReporter(
    identity,
    () => {
      if (!presence.user()) return null;
      const channels = presence.channels();
      const signs = { ...tabs.pages(), machine: machine() };
      return channels.length === 0 ? null : { away: isAway(signs), channels };
    },
    canAsk,
  );
  const presence = createPresence<ChapterTab>({
    identity,
    seenIn: preferences.seenIn,
    own: createOwnChannel({
      preferencesChanged: () => void preferences.refresh(),
      sessionEnded: () => void checkSession(identity),
    }),
    isVisible: ({ visible }) => visible,
    isWatched: () => machine() === 'active',
    titles: () => tabs.titles(),
    onAsking: preferences.asking,
    onChange: redraw,
    onGlobalChange: redrawPlatform,
    onGlobalNumber() {
      redrawOpenPopups();
      badge.updateNumber();
    },
    onChannels: () => reporter.look(),
    onConfig: (config) => push.onConfig(config),
  });
  const update = createUpdate(
    browser.runtime,
    () => presence.connectionState() === 'updating',
    () => performance.now(),
  );
  const tabs = createChapterTabs({
    presence,
    joinToasts: () => preferences.current().joinToasts,
    onActivity: () => reporter.look(),
    onNetwork: presence.setOnline,
    onSignIn() {
      if (preferences.seenIn(null) === 'unchosen') void openPage('welcome');
      else openPopup();
    },
    onPeople: ({ sender }) => void injectPeople(sender),
    onReturn: presence.wake,
  });
  const frames = FRAME_SITES === '' ? null : createFrames(new RegExp(FRAME_SITES));
  const push = createPush({ identity, onChange: redrawPopups, isWatched: () => popups.areOpen() });
  const popups = createPopups({ identity, presence, tabs, preferences, push });

  const extensionUrl = browser.runtime.getURL('/');
  const ours = { extensionId: browser.runtime.id, extensionUrl, isCourseSite: isOnCourseSite };
  browser.runtime.onConnect.addListener((port) => {
    const sender = portSenderOf(port, ours);
    if (port.name === CHAPTER_PORT && sender === 'course-page') {
      tabs.add(port);
      frames?.addPage(port);
    } else if (port.name === POPUP_PORT && sender === 'popup') popups.add(port);
    else if (!frames || port.name !== FRAME_PORT || !frames.add(port)) port.disconnect();
  });
  browser.runtime.onMessage.addListener((message: unknown, sender, respond) => {
    const tab = tabs.tabOf(sender.tab?.id ?? -1);
    if (v.is(ChapterReached, message)) void injectOverlay(sender);
    if (v.is(ReportAsked, message)) openReport(tab, message.personId);
    if (!tab?.room || !v.is(ViewersAsked, message)) return false;
    void viewerPages.fetch(tab.room, message).then(respond);
    return true;
  });
  browser.runtime.onInstalled.addListener(() => void injectIntoOpenTabs());
  browser.runtime.onStartup.addListener(presence.retryIfDue);
  const alive = keepAlive(() => {
    presence.retryIfDue();
    tabs.sweep();
    if (!canAsk()) return;
    // The worker before may have ended while it was asked, or told the choice.
    if (['unknown', 'unchosen'].includes(preferences.seenIn(null))) void preferences.refresh();
    reporter.look();
    push.look();
  }, presence.renew);
  const keepAliveIfNeeded = async () => {
    const isNeeded = (await identity.user()) !== null;
    alive.setNeeded(isNeeded);
    if (isNeeded) await callPages();
  };
  identity.onChange(() => void keepAliveIfNeeded());
  void keepAliveIfNeeded();
  self.addEventListener('online', () => presence.renew());
  presence.retryIfDue();
}

/** Asks for a new token: where the session has ended, the identity finds out and signs out here. */
async function checkSession(identity: Identity): Promise<void> {
  await identity.token(true).catch(ignoreUnreachable);
}
