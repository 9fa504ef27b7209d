import type { PageMessage } from '../../messages/page-message.ts';
import { notificationWords } from '../../words/notifications.ts';
import { messagePlace } from './message-place.ts';

/** Messages that stand on the page at a time; the oldest makes room. */
const MAX_MESSAGES = 3;
/** Ms that a live region stands before it says something: what comes with it screen readers pass over. */
const SETTLED_MS = 100;

/** Shows a message on this page until the learner closes it. All of it is text. */
export function showMessage({ title, body, tag, actions }: PageMessage): void {
  const place = messagePlace();
  const article = document.createElement('article');
  article.dataset.part = 'page-message';
  article.id = tag;
  article.dir = 'auto';
  article.append(element('h2', title));
  if (body) article.append(element('p', body));
  if (actions.length > 0) {
    const links = document.createElement('nav');
    for (const action of actions) {
      const link = element('a', action.title);
      link.href = action.url;
      links.append(link);
    }
    article.append(links);
  }
  const close = element('button', '×');
  close.type = 'button';
  close.ariaLabel = notificationWords.dismiss;
  close.addEventListener('click', () => article.remove());
  article.append(close);
  setTimeout(() => {
    for (const shown of place.children) if (shown.id === tag) shown.remove();
    place.prepend(article);
    while (place.childElementCount > MAX_MESSAGES) place.lastElementChild?.remove();
  }, SETTLED_MS);
}

function element<Name extends 'h2' | 'p' | 'a' | 'button'>(
  name: Name,
  text: string,
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}
