import * as v from 'valibot';
import { ServerConfig } from '../../server/contract/api.ts';
import type { Identity } from '../identity/identity.ts';
import { ignoreUnreachable } from '../identity/ignore-unreachable.ts';
import { learnerRequest } from '../identity/learner-request.ts';
import type { PushState, PushTrouble } from '../messages/notifications-view.ts';
import { asJson } from '../server/as-json.ts';
import { request } from '../server/request.ts';
import { ServerError } from '../server/server-error.ts';
import { serverUrl } from '../stored.ts';
import { backoff, type Pace } from '../timing/backoff.ts';
import { withTimeout } from '../timing/with-timeout.ts';
import { isMadeWith } from './application-server-key.ts';
import { choiceOf, rememberChoice } from './choices.ts';
import { type Progress, pushTroubleOf } from './push-trouble.ts';

const PATH = '/api/me/push-subscriptions';
/** Ms after which all is checked once more, in a worker that never ends. */
const RECHECK_MS = 12 * 3_600_000;
/** Ms that a push service may take to answer; the first time it takes about three seconds. */
const SUBSCRIBE_TIMEOUT_MS = 20_000;
/** Ms that the browser may take for what it does by itself. */
const BROWSER_TIMEOUT_MS = 10_000;
/** Whom a network keeps from every push service is not asked about it again and again. */
const PACE: Pace = {
  tries: 3,
  often: [30_000, 60_000],
  seldom: [10 * 60_000, 15 * 60_000],
};

/** The server's code for an endpoint that somebody else registered with other keys. */
const OF_ANOTHER = 'subscription-of-another';

const Told = v.pick(ServerConfig, ['push']);

/** How it stands with pushes to this browser. */
export interface PushStanding {
  state: PushState;
  /** What is in the way, where something is. */
  trouble?: PushTrouble;
  /** Whether the learner has said here that they want notifications, or that they don't. */
  isDecided: boolean;
}

/** This browser's subscription to pushes. */
export interface Subscription {
  /** Waits for nobody: until the server has answered, what this browser alone can tell. */
  standing(): Promise<PushStanding>;
  /** The learner wants notifications in this browser, or doesn't. */
  choose(on: boolean): Promise<void>;
  /** Brings browser and server in line with what the learner wants. */
  check(): Promise<void>;
  /**
   * Checks where something didn't work, was long not looked at, or is another in the browser's settings.
   *
   * @param now somebody is looking: what did not work is tried again at once
   */
  look(now?: boolean): void;
  /**
   * Checks where the server's VAPID key is another than the subscription was made with, or something
   * didn't work: there is a network again.
   */
  onVapidKey(vapidPublicKey: string): Promise<void>;
  /** The learner is about to sign out: the server forgets this browser. */
  leave(): Promise<void>;
}

/**
 * Subscribes and registers for whoever turned notifications on here, while they are signed in. The
 * browser drops a subscription when the extension is updated and says nothing; the server may have
 * another key, or another address: that is why {@link Subscription.check} looks at everything, at each
 * start of the worker.
 *
 * @param onChange called when the standing is another
 */
export function createSubscription(identity: Identity, onChange: () => void): Subscription {
  const manager = self.registration?.pushManager;
  /** Until a first check is over: what was there when the worker started. */
  const atStart = (manager && existingOf(manager).then(startOf, pushTroubleOf)) ?? null;
  let progress: Progress | null = null;
  let wasBlocked = false;
  let nextCheck = 0;
  let failures = 0;
  let checks = Promise.resolve();
  /** What the push service was asked for, and has not answered yet: it is asked once at a time. */
  let subscribing: { key: string; subscription: Promise<PushSubscription> } | null = null;

  function setProgress(next: Progress): void {
    failures = next.state === 'trouble' ? failures + 1 : 0;
    nextCheck = Date.now() + (failures > 0 ? backoff(PACE, failures, Math.random()) : RECHECK_MS);
    if (next.state === progress?.state && next.trouble === progress.trouble) return;
    progress = next;
    onChange();
  }

  /** Who wants notifications here, by their id; `null` where nobody does who is signed in. */
  async function wantedBy(): Promise<string | null> {
    const user = await identity.user();
    return user && (await choiceOf(user.id)) ? user.id : null;
  }

  async function settle(pushManager: PushManager): Promise<Progress> {
    const [learner, existing] = await Promise.all([wantedBy(), existingOf(pushManager)]);
    wasBlocked = isBlocked();
    if (wasBlocked || learner === null) {
      await drop(existing);
      return { state: wasBlocked ? 'blocked' : 'turning-on' };
    }
    const { vapidPublicKey } = (await request('/api/config', Told)).push;
    const isUsable = existing !== null && isMadeWith(existing, vapidPublicKey);
    // With another key `subscribe` fails until the old subscription is gone.
    if (!isUsable) await drop(existing);
    const subscription = isUsable ? existing : await subscribe(pushManager, vapidPublicKey);
    // Who has changed their mind meanwhile, or signed out, is looked at by the check that follows.
    if ((await wantedBy()) !== learner) return { state: 'turning-on' };
    try {
      await tell('PUT', subscription.toJSON());
    } catch (error) {
      if (!(error instanceof ServerError && error.code === OF_ANOTHER)) throw error;
      // Its address was registered by somebody else: with another the next check makes it right.
      await drop(subscription);
      return { state: 'trouble', trouble: 'server' };
    }
    return { state: 'on' };
  }

  /** Where it takes too long it goes on: what comes of it then is found by another check. */
  async function subscribe(pushManager: PushManager, key: string): Promise<PushSubscription> {
    if (subscribing?.key !== key) {
      // Not every push is shown by the browser: whoever looks at its page gets it there.
      const options = { userVisibleOnly: false, applicationServerKey: key };
      const asked = { key, subscription: pushManager.subscribe(options) };
      subscribing = asked;
      let isLate = false;
      const done = () => {
        if (subscribing === asked) subscribing = null;
        if (isLate) void check();
      };
      asked.subscription.then(done, done);
      setTimeout(() => {
        isLate = true;
      }, SUBSCRIBE_TIMEOUT_MS);
    }
    const { subscription } = subscribing;
    return withTimeout('the push service to answer', subscription, SUBSCRIBE_TIMEOUT_MS);
  }

  async function tell(method: 'PUT' | 'DELETE', body: object): Promise<void> {
    await learnerRequest(identity, PATH, v.unknown(), asJson(method, body));
  }

  /** One after the other, whatever became of the one before: of two at once each might undo the other. */
  function queue(work: () => Promise<void>): Promise<void> {
    checks = checks.then(work, work);
    return checks;
  }

  async function check(): Promise<void> {
    if (manager) await queue(async () => setProgress(await settle(manager).catch(pushTroubleOf)));
  }

  async function drop(subscription: PushSubscription | null): Promise<void> {
    if (subscription) {
      await withTimeout('to unsubscribe', subscription.unsubscribe(), BROWSER_TIMEOUT_MS);
    }
    void forget(subscription);
  }

  /** Has the server forget a subscription of the learner's; one of somebody else's it keeps. */
  async function forget(subscription: PushSubscription | null): Promise<void> {
    if (!subscription) return;
    try {
      await tell('DELETE', { endpoint: subscription.endpoint });
    } catch (error) {
      // The endpoint is gone in any case, and the server finds that out when it sends to it.
      ignoreUnreachable(error);
    }
  }

  identity.onChange(() => void check());
  serverUrl.onChange(() => void check());
  return {
    async standing() {
      const user = await identity.user();
      const choice = user ? await choiceOf(user.id) : null;
      return { ...(await stateFor(choice === true)), isDecided: choice !== null };
    },
    async choose(on) {
      const user = await identity.user();
      if (!user) return;
      await rememberChoice(user.id, on);
      onChange();
      await check();
    },
    check,
    look(now = false) {
      const isDue = Date.now() >= nextCheck || (now && failures > 0);
      if (isDue || isBlocked() !== wasBlocked) void check();
    },
    async onVapidKey(vapidPublicKey) {
      const existing = await manager?.getSubscription();
      if (failures > 0 || (existing && !isMadeWith(existing, vapidPublicKey))) await check();
    },
    async leave() {
      if (!manager) return;
      // After what is under way; the check that ends the subscription itself waits for no server.
      let forgotten = Promise.resolve();
      await queue(async () => {
        forgotten = forget(await existingOf(manager));
      });
      await forgotten;
    },
  };

  async function stateFor(isWanted: boolean): Promise<Omit<PushStanding, 'isDecided'>> {
    if (!manager) return { state: 'unsupported' };
    if (isBlocked()) return { state: 'blocked' };
    if (!isWanted) return { state: 'off' };
    return progress ?? (await atStart) ?? { state: 'turning-on' };
  }
}

function isBlocked(): boolean {
  return self.registration !== undefined && Notification.permission === 'denied';
}

function startOf(existing: PushSubscription | null): Progress {
  return { state: existing ? 'on' : 'turning-on' };
}

function existingOf(manager: PushManager): Promise<PushSubscription | null> {
  return withTimeout('the subscription', manager.getSubscription(), BROWSER_TIMEOUT_MS);
}
