import type { Connection } from '../messages/connection.ts';

/** What is the matter with the connection and what one can do; nothing where all is well or about to be. */
export function Trouble({ connection, serverUrl }: { connection: Connection; serverUrl: string }) {
  if (connection === 'unreachable') {
    return (
      <div class="trouble" role="alert">
        <h2>Can’t reach the server</h2>
        <p class="address">{serverUrl}</p>
        <p>Check that you are online and that the server is running. Alongside keeps trying.</p>
      </div>
    );
  }
  if (connection === 'offline') {
    return (
      <div class="trouble" role="alert">
        <h2>You are offline</h2>
        <p>Alongside is back as soon as your browser has a network again.</p>
      </div>
    );
  }
  if (connection === 'refused') {
    return (
      <div class="trouble" role="alert">
        <h2>This account has no access</h2>
        <p class="address">{serverUrl}</p>
        <p>Sign out, then sign in with the account you learn with.</p>
      </div>
    );
  }
  return null;
}
