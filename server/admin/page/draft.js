// What the form says, as the API takes it; and what it does not say yet.

/** @typedef {{ field: string, message: string }} FieldProblem by the name of a control */

const textOf = (form, name) => String(new FormData(form).get(name) ?? '').trim();

/** The buttons of a notification that have a title or an address, by their number in the form. */
const actionsIn = (form) =>
  [0, 1]
    .map((number) => ({
      number,
      title: textOf(form, `action${number}Title`),
      url: textOf(form, `action${number}Url`),
    }))
    .filter(({ title, url }) => title || url);

/**
 * @param {HTMLFormElement} form
 */
export function contentOf(form) {
  const value = (name) => textOf(form, name);
  return {
    title: value('title'),
    body: value('body'),
    url: value('url') || '/',
    icon: value('icon') || null,
    actions: actionsIn(form).map(({ title, url }) => ({ title, url: url || '/' })),
    category: value('category'),
    urgency: value('urgency'),
    ttl: Number(value('ttl')),
    topic: value('topic') || null,
    critical: value('critical') === 'on',
  };
}

/**
 * What its content lacks.
 *
 * @param {HTMLFormElement} form
 * @returns {FieldProblem[]}
 */
export function missingContent(form) {
  const missing = actionsIn(form)
    .filter(({ title }) => !title)
    .map(({ number }) => ({ field: `action${number}Title`, message: 'Say what is on it.' }));
  if (!textOf(form, 'title')) missing.unshift({ field: 'title', message: 'Give it a title.' });
  return missing;
}

/**
 * Whether it is to leave later than now.
 *
 * @param {HTMLFormElement} form
 */
export function isLater(form) {
  return textOf(form, 'when') === 'later';
}

/**
 * When it is to leave, by the clock of this browser; `null` for at once, and while that is missing.
 *
 * @param {HTMLFormElement} form
 */
export function sendAtOf(form) {
  const local = isLater(form) && textOf(form, 'sendAt');
  return local ? new Date(local).toISOString() : null;
}

/**
 * What is missing of the time.
 *
 * @param {HTMLFormElement} form
 * @returns {FieldProblem[]}
 */
export function missingTime(form) {
  const { sendAt } = form.elements;
  if (!isLater(form) || sendAt.value) return [];
  // A browser gives no value for half a time, but says that there is something.
  const message = sendAt.validity.badInput
    ? 'Complete the date and the time.'
    : 'Choose a date and a time.';
  return [{ field: 'sendAt', message }];
}

/**
 * The control that a problem of the API is about; `null` where it is none of the form's.
 *
 * @param {HTMLFormElement} form
 * @param {string} pointer JSON Pointer into the request's body, such as `#/actions/0/url`
 */
export function fieldAt(form, pointer) {
  const [, part, index, key] = pointer.split('/');
  if (part === 'actions') {
    const action = actionsIn(form)[Number(index)];
    return action ? `action${action.number}${key === 'url' ? 'Url' : 'Title'}` : null;
  }
  if (part === 'audience') {
    const kind = textOf(form, 'audience');
    if (kind === 'everyone') return 'audience';
    if (kind === 'users') return 'learner';
    return index === 'chapterId' ? 'chapterId' : 'courseId';
  }
  return part in form.elements ? part : null;
}
