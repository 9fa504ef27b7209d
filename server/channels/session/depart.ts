import type { App } from '../app/app.ts';
import type { Session } from './session.ts';
import { dropSubscriptions } from './unsubscribe.ts';

/** Ends all that a connection took part in; its members may be back within the grace. */
export function depart(app: App, session: Session): void {
  session.release();
  dropSubscriptions(app, session);
  const { user } = session;
  session.user = null;
  if (user) app.users.signOut(session, user.id, user.watchlist);
}
