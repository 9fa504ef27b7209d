import type { App } from '../app/app.ts';
import { PROTOCOL_ERRORS } from '../protocol/protocol-error.ts';
import { type ApiResponse, ok } from './api-response.ts';

/**
 * `POST /users/{id}/terminate_connections`: ends every connection that is signed in as the user.
 * https://pusher.com/docs/channels/server_api/terminating-user-connections/
 */
export function terminateConnections(app: App, userId: string): ApiResponse {
  for (const session of [...app.users.sessions(userId)]) {
    session.fail(PROTOCOL_ERRORS.unauthorized('Connection terminated by the application'));
  }
  return ok({});
}
