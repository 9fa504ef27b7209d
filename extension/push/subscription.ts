import * as v from 'valibot';
import { ServerConfig } from '../../server/contract/api.ts';
import { type Identity, SignedOutError } from '../identity/identity.ts';
import type { PushState } from '../messages/notifications-view.ts';
import { backoff } from '../presence/backoff.ts';
import { asJson } from '../server/as-json.ts';
import { learnerRequest } from '../server/learner-request.ts';
import { request } from '../server/request.ts';
import { ServerError } from '../server/server-error.ts';
import { passOverUnanswered } from '../server/unanswered.ts';
import { pushChoice, serverUrl } from '../stored.ts';
import { isMadeWith } from './application-server-key.ts';

const PATH = '/api/me/push-subscriptions';
/** Ms after which all is checked once more, in a worker that never ends. */
const RECHECK = 12 * 3_600_000;

const Told = v.pick(ServerConfig, ['push']);

/** How it stands with pushes to this browser. */
export interface PushStanding {
  state: PushState;
  /** Whether the learner has said here that they want notifications, or that they don't. */
  isDecided: boolean;
}

/** This browser's subscription to pushes. */
export interface Subscription {
  /** Does not wait for the server: until it has answered, what this browser alone can tell. */
  standing(): Promise<PushStanding>;
  /** The learner wants notifications in this browser, or doesn't. */
  choose(on: boolean): Promise<void>;
  /** Brings browser and server in line with what the learner wants. */
  check(): Promise<void>;
  /** Checks again what didn't work, when its time has come. */
  look(): void;
  /** Checks where the server's VAPID key is another than the subscription was made with. */
  heard(vapidPublicKey: string): Promise<void>;
  /** The learner is about to sign out: the server forgets this browser. */
  leave(): Promise<void>;
}

/** What this browser tells by itself. */
interface Local {
  isBlocked: boolean;
  isDecided: boolean;
  /** By whom is signed in. */
  isWanted: boolean;
  existing: PushSubscription | null;
}

/**
 * Subscribes and registers for whoever turned notifications on here, while they are signed in. The
 * browser drops a subscription when the extension is updated and says nothing; the server may have
 * another key, or another address: that is why {@link Subscription.check} looks at everything, at each
 * start of the worker and whenever a popup opens.
 *
 * @param onChange called when the standing is another
 */
export function createSubscription(identity: Identity, onChange: () => void): Subscription {
  const manager = self.registration?.pushManager;
  let state: PushState | null = manager ? null : 'unsupported';
  let failures = 0;
  let nextCheck = 0;
  let checks = Promise.resolve();

  async function local(): Promise<Local> {
    const [user, choice, existing] = await Promise.all([
      identity.user(),
      pushChoice.get(),
      manager?.getSubscription() ?? null,
    ]);
    const isDecided = user !== null && choice?.learner === user.id;
    return {
      isBlocked: Notification.permission === 'denied',
      isDecided,
      isWanted: isDecided && choice.on,
      existing,
    };
  }

  function become(next: PushState): void {
    failures = next === 'trouble' ? failures + 1 : 0;
    nextCheck = Date.now() + (next === 'trouble' ? backoff(failures, Math.random()) : RECHECK);
    if (next === state) return;
    state = next;
    onChange();
  }

  async function settle(pushManager: PushManager): Promise<PushState> {
    const { isBlocked, isWanted, existing } = await local();
    if (isBlocked || !isWanted) {
      await existing?.unsubscribe();
      void forget(existing);
      return isBlocked ? 'blocked' : 'off';
    }
    const { vapidPublicKey } = (await request('/api/config', Told)).push;
    const isUsable = existing !== null && isMadeWith(existing, vapidPublicKey);
    // With another key `subscribe` fails until the old subscription is gone.
    if (!isUsable) await existing?.unsubscribe();
    const subscription = isUsable ? existing : await subscribe(pushManager, vapidPublicKey);
    await tell('PUT', subscription.toJSON());
    return 'on';
  }

  async function tell(method: 'PUT' | 'DELETE', body: object): Promise<void> {
    await learnerRequest(identity, PATH, v.unknown(), asJson(method, body));
  }

  function check(): Promise<void> {
    if (!manager) return Promise.resolve();
    const next = async () => become(await settle(manager).catch(stateAfter));
    // One after the other, whatever became of the one before: of two at once each might undo what the
    // other did.
    checks = checks.then(next, next);
    return checks;
  }

  /** Has the server forget a subscription of the learner's; one of somebody else's it would keep. */
  async function forget(subscription: PushSubscription | null | undefined): Promise<void> {
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
      const found = await local();
      return { state: state ?? stateOf(found), isDecided: found.isDecided };
    },
    async choose(on) {
      const user = await identity.user();
      if (!user) return;
      await pushChoice.set({ learner: user.id, on });
      if (manager && on && state !== 'on') become('turning-on');
      await check();
    },
    check,
    look() {
      if (Date.now() >= nextCheck) void check();
    },
    async heard(vapidPublicKey) {
      const existing = await manager?.getSubscription();
      if (existing && !isMadeWith(existing, vapidPublicKey)) await check();
    },
    leave: async () => forget(await manager?.getSubscription()),
  };
}

function subscribe(manager: PushManager, key: string): Promise<PushSubscription> {
  // Not every push is shown by the browser: whoever looks at its page gets it there.
  return manager.subscribe({ userVisibleOnly: false, applicationServerKey: key });
}

function stateOf({ isBlocked, isWanted, existing }: Local): PushState {
  if (isBlocked) return 'blocked';
  if (!isWanted) return 'off';
  return existing ? 'on' : 'turning-on';
}

/** What a failure means. https://www.w3.org/TR/push-api/#subscribe-method */
function stateAfter(error: unknown): PushState {
  if (error instanceof SignedOutError) return 'off';
  if (error instanceof ServerError) return 'trouble';
  if (!(error instanceof DOMException)) throw error;
  return error.name === 'NotAllowedError' ? 'blocked' : 'trouble';
}
