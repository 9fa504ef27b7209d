import * as v from 'valibot';
import { ServerConfig } from '../../server/contract/api.ts';
import { type Identity, SignedOutError } from '../identity/identity.ts';
import type { PushState } from '../messages/notifications-view.ts';
import { asJson } from '../server/as-json.ts';
import { learnerRequest } from '../server/learner-request.ts';
import { request } from '../server/request.ts';
import { ServerError } from '../server/server-error.ts';
import { passOverUnanswered } from '../server/unanswered.ts';
import { serverUrl } from '../stored.ts';
import { isMadeWith } from './application-server-key.ts';
import { choiceOf, rememberChoice } from './choices.ts';

const PATH = '/api/me/push-subscriptions';
/** Ms after which all is checked once more, in a worker that never ends. */
const RECHECK = 12 * 3_600_000;

/** The server's code for an endpoint that somebody else registered with other keys. */
const OF_ANOTHER = 'subscription-of-another';

const Told = v.pick(ServerConfig, ['push']);

/** How it stands with pushes to this browser. */
export interface PushStanding {
  state: PushState;
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
  /** Checks where something didn't work, was long not looked at, or is another in the browser's settings. */
  look(): void;
  /** Checks where the server's VAPID key is another than the subscription was made with. */
  heard(vapidPublicKey: string): Promise<void>;
  /** The learner is about to sign out: the server forgets this browser. */
  leave(): Promise<void>;
}

/** What became of subscribing for whoever wants it. */
type Progress = Extract<PushState, 'turning-on' | 'on' | 'trouble' | 'blocked'>;

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
  const atStart = manager?.getSubscription().then(startOf, troubleOf) ?? null;
  let progress: Progress | null = null;
  let wasBlocked = false;
  let nextCheck = 0;
  let checks = Promise.resolve();

  function become(next: Progress): void {
    nextCheck = next === 'trouble' ? 0 : Date.now() + RECHECK;
    if (next === progress) return;
    progress = next;
    onChange();
  }

  /** Who wants notifications here, by their id; `null` where nobody does who is signed in. */
  async function wantedBy(): Promise<string | null> {
    const user = await identity.user();
    return user && (await choiceOf(user.id)) ? user.id : null;
  }

  async function settle(pushManager: PushManager): Promise<Progress> {
    const [learner, existing] = await Promise.all([wantedBy(), pushManager.getSubscription()]);
    wasBlocked = isBlocked();
    if (wasBlocked || learner === null) {
      await drop(existing);
      return wasBlocked ? 'blocked' : 'turning-on';
    }
    const { vapidPublicKey } = (await request('/api/config', Told)).push;
    const isUsable = existing !== null && isMadeWith(existing, vapidPublicKey);
    // With another key `subscribe` fails until the old subscription is gone.
    if (!isUsable) await drop(existing);
    const subscription = isUsable ? existing : await subscribe(pushManager, vapidPublicKey);
    // Who has changed their mind meanwhile, or signed out, is looked at by the check that follows.
    if ((await wantedBy()) !== learner) return 'turning-on';
    try {
      await tell('PUT', subscription.toJSON());
    } catch (error) {
      if (!(error instanceof ServerError && error.code === OF_ANOTHER)) throw error;
      // Its address was registered by somebody else: with another the next check makes it right.
      await drop(subscription);
      return 'trouble';
    }
    return 'on';
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
    if (manager) await queue(async () => become(await settle(manager).catch(troubleOf)));
  }

  async function drop(subscription: PushSubscription | null): Promise<void> {
    await subscription?.unsubscribe();
    void forget(subscription);
  }

  /** Has the server forget a subscription of the learner's; one of somebody else's it keeps. */
  async function forget(subscription: PushSubscription | null): Promise<void> {
    if (!subscription) return;
    try {
      await tell('DELETE', { endpoint: subscription.endpoint });
    } catch (error) {
      // The endpoint is gone in any case, and the server finds that out when it sends to it.
      passOverUnanswered(error);
    }
  }

  identity.onChange(() => void check());
  serverUrl.onChange(() => void check());
  return {
    async standing() {
      const user = await identity.user();
      const choice = user ? await choiceOf(user.id) : null;
      return { state: await stateFor(choice === true), isDecided: choice !== null };
    },
    async choose(on) {
      const user = await identity.user();
      if (!user) return;
      await rememberChoice(user.id, on);
      onChange();
      await check();
    },
    check,
    look() {
      if (Date.now() >= nextCheck || isBlocked() !== wasBlocked) void check();
    },
    async heard(vapidPublicKey) {
      const existing = await manager?.getSubscription();
      if (existing && !isMadeWith(existing, vapidPublicKey)) await check();
    },
    async leave() {
      if (!manager) return;
      // After what is under way; the check that ends the subscription itself waits for no server.
      let forgotten = Promise.resolve();
      await queue(async () => {
        forgotten = forget(await manager.getSubscription());
      });
      await forgotten;
    },
  };

  async function stateFor(isWanted: boolean): Promise<PushState> {
    if (!manager) return 'unsupported';
    if (isBlocked()) return 'blocked';
    if (!isWanted) return 'off';
    return progress ?? (await atStart) ?? 'turning-on';
  }
}

function isBlocked(): boolean {
  return self.registration !== undefined && Notification.permission === 'denied';
}

function startOf(existing: PushSubscription | null): Progress {
  return existing ? 'on' : 'turning-on';
}

function subscribe(manager: PushManager, key: string): Promise<PushSubscription> {
  // Not every push is shown by the browser: whoever looks at its page gets it there.
  return manager.subscribe({ userVisibleOnly: false, applicationServerKey: key });
}

/** What a failure means. https://www.w3.org/TR/push-api/#subscribe-method */
function troubleOf(error: unknown): Progress {
  if (error instanceof DOMException) {
    return error.name === 'NotAllowedError' ? 'blocked' : 'trouble';
  }
  if (error instanceof ServerError || error instanceof SignedOutError) return 'trouble';
  throw error;
}
