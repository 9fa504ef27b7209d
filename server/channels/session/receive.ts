import type { App } from '../app/app.ts';
import { parseClientMessage } from '../protocol/client-message.ts';
import { serverEvent } from '../protocol/server-event.ts';
import { textFrame } from '../protocol/text-frame.ts';
import { clientEvent } from './client-event.ts';
import type { Session } from './session.ts';
import { signIn } from './sign-in.ts';
import { subscribe } from './subscribe.ts';
import { unsubscribe } from './unsubscribe.ts';

const PONG = textFrame(serverEvent.pong());

/** Does what a client's message asks for. */
export function receive(app: App, session: Session, text: string): void {
  const message = parseClientMessage(text, app.limits.jsonDepth);
  switch (message.kind) {
    case 'ping':
      session.connection.send(PONG);
      return;
    case 'pong':
      return; // hearing of the client at all is what counts
    case 'subscribe':
      subscribe(app, session, message);
      return;
    case 'unsubscribe':
      unsubscribe(app, session, message.channel);
      return;
    case 'client-event':
      clientEvent(app, session, message);
      return;
    case 'signin':
      signIn(app, session, message);
      return;
    case 'invalid':
      session.fail(message.error);
      return;
  }
}
