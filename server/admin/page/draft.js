// What the form says, as the API takes it.

/**
 * @param {HTMLFormElement} form
 */
export function contentOf(form) {
  const value = (name) => String(new FormData(form).get(name) ?? '').trim();
  const actions = [0, 1].flatMap((number) => {
    const title = value(`action${number}Title`);
    return title ? [{ title, url: value(`action${number}Url`) || '/' }] : [];
  });
  return {
    title: value('title'),
    body: value('body'),
    url: value('url') || '/',
    icon: value('icon') || null,
    actions,
    category: value('category'),
    urgency: value('urgency'),
    ttl: Number(value('ttl')),
    topic: value('topic') || null,
    critical: value('critical') === 'on',
  };
}

/**
 * When it is to leave, by the clock of this browser; `null` for at once.
 *
 * @param {HTMLFormElement} form
 */
export function sendAtOf(form) {
  const local = String(new FormData(form).get('sendAt') ?? '');
  return local ? new Date(local).toISOString() : null;
}
