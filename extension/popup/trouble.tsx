import type { Connection } from '../messages/connection.ts';
import { popupWords } from '../words/popup.ts';

/** What is the matter with the connection and what one can do; nothing where all is well or about to be. */
export function Trouble(props: {
  connection: Connection;
  serverUrl: string;
  /** It is all that the popup shows. */
  isAlone: boolean;
}) {
  const { connection, serverUrl, isAlone } = props;
  if (connection === 'unreachable') {
    return (
      <div class="trouble" role="alert">
        <h2>{popupWords.unreachable}</h2>
        <p class="address">{serverUrl}</p>
        <p>{popupWords.whenUnreachable}</p>
      </div>
    );
  }
  if (connection === 'offline') {
    return (
      <div class="trouble" role="alert">
        <h2>{popupWords.offline}</h2>
        <p>{popupWords.whenOffline}</p>
      </div>
    );
  }
  if (connection === 'updating') {
    return (
      <div class="trouble" role="alert">
        {isAlone ? <h1>{popupWords.updating}</h1> : <h2>{popupWords.updating}</h2>}
        <p class="address">{serverUrl}</p>
        <p>{popupWords.whenUpdating}</p>
      </div>
    );
  }
  if (connection === 'refused') {
    return (
      <div class="trouble" role="alert">
        <h2>{popupWords.noAccess}</h2>
        <p class="address">{serverUrl}</p>
        <p>{popupWords.whenNoAccess}</p>
      </div>
    );
  }
  return null;
}
