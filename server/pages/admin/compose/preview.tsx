import './preview.css';
import type { NotificationContent } from '../../../contract/notifications.ts';
import { composeWords } from '../../../words/compose.ts';

/** The notification as a desktop will show it, more or less. */
export function Preview({ content }: { content: NotificationContent }) {
  const { title, body, icon, actions } = content;
  const buttons = actions.filter((action) => action.title);
  return (
    <article
      id="preview"
      class={title ? 'preview' : 'preview empty'}
      data-part="preview"
      aria-label={composeWords.previewLabel}
    >
      {icon?.startsWith('https:') ? (
        <img src={icon} alt="" referrerPolicy="no-referrer" />
      ) : (
        <span class="icon" aria-hidden="true">
          {composeWords.previewIcon}
        </span>
      )}
      <div>
        <p class="from">{composeWords.previewFrom}</p>
        <p class="title">{title || composeWords.title}</p>
        {body && <p class="text">{body}</p>}
        {buttons.length > 0 && (
          <p class="actions">
            {buttons.map((action, index) => (
              <span key={index}>{action.title}</span>
            ))}
          </p>
        )}
      </div>
    </article>
  );
}
