import type { Connection } from '../messages/connection.ts';
import { connectionWords } from '../words/connection.ts';
import { fullCount } from '../words/count.ts';
import { popupWords } from '../words/popup.ts';

/** How many people are active on the whole platform, and how fresh that is. */
export function GlobalCount(props: { count: number | null; connection: Connection }) {
  const { count, connection } = props;
  const unknown = connection === 'connecting' ? <span class="bone" /> : '–';
  return (
    <header class="global">
      <p class={connection === 'live' ? 'number' : 'number stale'} data-part="global-count">
        {count === null ? unknown : fullCount(count)}
      </p>
      <h1>{popupWords.learningNow(count ?? 0)}</h1>
      <p class={`connection ${connection}`} role="status">
        <i class="dot" />
        {connectionWords.labels[connection]}
      </p>
    </header>
  );
}
