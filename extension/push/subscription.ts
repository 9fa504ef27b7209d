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
import { pushWantedBy, serverUrl } from '../stored.ts';
import { isMadeWith } from './application-server-key.ts';

const PATH = '/api/me/push-subscriptions';
/** Ms after which all is checked once more, in a worker that never ends. */
const RECHECK = 12 * 3_600_000;
/** Ms that a learner who leaves waits for the server, which is told nevertheless. */
const PATIENCE = 1_000;

const Told = v.pick(ServerConfig, ['push']);

/** This browser's subscription to pushes. */
export interface Subscription {
  state(): PushState;
  /** The learner turns notifications on in this browser. */
  turnOn(): Promise<void>;
  /** … or off. */
  turnOff(): Promise<void>;
  /** Brings browser and server in line with what the learner wants. */
  check(): Promise<void>;
  /** Tries again what didn't work, when its time has come. */
  look(): void;
  /**
   * The learner is about to sign out: the server forgets this browser. A server that is slow keeps
   * nobody signed in.
   */
  leave(): Promise<void>;
}

/**
 * Subscribes and registers for whoever turned notifications on here, while they are signed in. The
 * browser drops a subscription when the extension is updated and says nothing; the server may have
 * another key, or another address: that is why {@link Subscription.check} looks at everything, at each
 * start of the worker.
 *
 * @param onChange called when the state is another
 */
export function createSubscription(identity: Identity, onChange: () => void): Subscription {
  const manager = self.registration?.pushManager;
  let state: PushState = manager ? 'off' : 'unsupported';
  let failures = 0;
  let nextCheck = 0;
  let checks = Promise.resolve();

  function become(next: PushState): void {
    failures = next === 'trouble' ? failures + 1 : 0;
    nextCheck = Date.now() + (next === 'trouble' ? backoff(failures, Math.random()) : RECHECK);
    if (next === state) return;
    state = next;
    onChange();
  }

  async function settle(pushManager: PushManager): Promise<PushState> {
    if (Notification.permission === 'denied') return 'blocked';
    const [user, wantedBy, existing] = await Promise.all([
      identity.user(),
      pushWantedBy.get(),
      pushManager.getSubscription(),
    ]);
    if (!user || user.id !== wantedBy) {
      await existing?.unsubscribe();
      return 'off';
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
    // One after the other: of two that ran at once each might undo what the other did.
    checks = checks.then(async () => become(await settle(manager).catch(stateAfter)));
    return checks;
  }

  async function unregister(): Promise<void> {
    const subscription = await manager?.getSubscription();
    if (!subscription) return;
    try {
      await tell('DELETE', { endpoint: subscription.endpoint });
    } catch (error) {
      // The endpoint is gone in any case, and the server finds that out when it sends to it.
      passOverUnanswered(error);
    }
  }

  async function leave(): Promise<void> {
    await Promise.race([unregister(), new Promise((resolve) => setTimeout(resolve, PATIENCE))]);
  }

  identity.onChange(() => void check());
  serverUrl.onChange(() => void check());
  return {
    state: () => state,
    async turnOn() {
      const user = await identity.user();
      if (!user) return;
      if (manager && state !== 'on') become('turning-on');
      await pushWantedBy.set(user.id);
      await check();
    },
    async turnOff() {
      await leave();
      await pushWantedBy.set(null);
      await check();
    },
    check,
    look() {
      if (Date.now() >= nextCheck) void check();
    },
    leave,
  };
}

function subscribe(manager: PushManager, key: string): Promise<PushSubscription> {
  // Not every push is shown by the browser: whoever looks at its page gets it there.
  return manager.subscribe({ userVisibleOnly: false, applicationServerKey: key });
}

/** What a failure means. https://www.w3.org/TR/push-api/#subscribe-method */
function stateAfter(error: unknown): PushState {
  if (error instanceof SignedOutError) return 'off';
  if (error instanceof ServerError) return 'trouble';
  if (!(error instanceof DOMException)) throw error;
  return error.name === 'NotAllowedError' ? 'blocked' : 'trouble';
}
