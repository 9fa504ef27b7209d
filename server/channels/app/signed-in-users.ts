import { serverEvent } from '../protocol/server-event.ts';
import type { Session } from '../session/session.ts';

/**
 * Who is signed in, and who wants to know: a user is online while at least one connection is
 * signed in as them. https://pusher.com/docs/channels/using_channels/watchlist-events
 */
export class SignedInUsers {
  readonly #sessions = new Map<string, Set<Session>>();
  readonly #watchers = new Map<string, Set<Session>>();

  /** The connections of a user. */
  sessions(userId: string): ReadonlySet<Session> {
    return this.#sessions.get(userId) ?? new Set();
  }

  /** Signs a connection in, and tells it who of `watchlist` is online and who is not. */
  signIn(session: Session, userId: string, watchlist: readonly string[]): void {
    const first = addTo(this.#sessions, userId, session);
    for (const watched of watchlist) addTo(this.#watchers, watched, session);
    if (first) this.#announce('online', userId, session);
    const online = watchlist.filter((watched) => this.#sessions.has(watched));
    const offline = watchlist.filter((watched) => !this.#sessions.has(watched));
    const events = [
      { name: 'online' as const, user_ids: online },
      { name: 'offline' as const, user_ids: offline },
    ].filter((event) => event.user_ids.length > 0);
    if (events.length > 0) session.send(serverEvent.watchlist(events));
  }

  unwatch(session: Session, watchlist: readonly string[]): void {
    for (const watched of watchlist) removeFrom(this.#watchers, watched, session);
  }

  signOut(session: Session, userId: string, watchlist: readonly string[]): void {
    this.unwatch(session, watchlist);
    if (removeFrom(this.#sessions, userId, session)) this.#announce('offline', userId, session);
  }

  #announce(name: 'online' | 'offline', userId: string, except: Session): void {
    const event = serverEvent.watchlist([{ name, user_ids: [userId] }]);
    for (const watcher of this.#watchers.get(userId) ?? []) {
      if (watcher !== except) watcher.send(event);
    }
  }
}

/** Returns whether it is the first of its key. */
function addTo<T>(sets: Map<string, Set<T>>, key: string, value: T): boolean {
  const known = sets.get(key);
  if (!known) {
    sets.set(key, new Set([value]));
    return true;
  }
  known.add(value);
  return false;
}

/** Returns whether it was the last of its key. */
function removeFrom<T>(sets: Map<string, Set<T>>, key: string, value: T): boolean {
  const known = sets.get(key);
  if (!known?.delete(value) || known.size > 0) return false;
  sets.delete(key);
  return true;
}
