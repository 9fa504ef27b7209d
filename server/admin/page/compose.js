// Composing: the form with its preview and its reach, sending, and sending to oneself.
import { sentenceOf } from './api.js';
import { createAudience } from './audience.js';
import { contentOf, fieldAt, isLater, missingContent, missingTime, sendAtOf } from './draft.js';
import { createDraftKeys } from './draft-keys.js';
import { byId, setText } from './elements.js';
import { showPreview } from './preview.js';
import { createProblems } from './problems.js';
import { createReach, peopleWords } from './reach.js';

/** What is said beside the words at the fields. */
const INCOMPLETE = 'Nothing was sent: something has to change above.';

/**
 * @param {import('./api.js').Ask} ask
 * @param {{ role: string, courses: string[] }} sender
 * @param {() => void} sent
 * @param {AbortSignal} signal ends it
 */
export function openCompose(ask, sender, sent, signal) {
  const form = /** @type {HTMLFormElement} */ (byId('compose'));
  form.reset();
  const [send, test, outcome] = [byId('send'), byId('test'), byId('outcome')];
  outcome.textContent = '';
  const keys = createDraftKeys();
  const problems = createProblems(form);
  problems.clear(form);
  const reach = createReach(byId('reach'), ask, label, signal);
  const audience = createAudience(
    form,
    ask,
    sender,
    () => {
      problems.clear(byId('audience'));
      changed();
    },
    signal,
  );

  function label() {
    const verb = isLater(form) ? 'Schedule' : 'Send';
    const people = reach.now()?.people ? ` to ${peopleWords(reach.now())}` : '';
    setText(send, verb + people); // a press is lost whose text is put in anew before it ends
  }

  function changed() {
    byId('later').hidden = !isLater(form);
    showPreview(byId('preview'), contentOf(form));
    label();
    reach.ask(audience.value());
  }

  /** Does something that takes a moment, unless something is missing, and says how it went. */
  async function attempt(button, missing, work) {
    if (button.ariaDisabled === 'true') return;
    problems.show(missing);
    outcome.className = missing.length > 0 ? 'problem' : '';
    outcome.textContent = missing.length > 0 ? INCOMPLETE : 'One moment…';
    if (missing.length > 0) return;
    // Not `disabled`: that would drop the focus.
    button.ariaDisabled = 'true';
    try {
      outcome.textContent = await work();
    } catch (error) {
      outcome.className = 'problem';
      outcome.textContent = refusal(error);
    } finally {
      button.ariaDisabled = 'false';
    }
  }

  /** Says at the fields what the server has against them; gives what is said beside it. */
  function refusal(error) {
    const sentence = sentenceOf(error);
    const refused = error.errors.map(({ pointer, detail }) => ({
      field: fieldAt(form, pointer),
      message: detail,
    }));
    if (refused.length === 0 || refused.some(({ field }) => field === null)) return sentence;
    problems.show(refused);
    return INCOMPLETE;
  }

  const draftNow = () => ({
    ...contentOf(form),
    audience: audience.value(),
    sendAt: sendAtOf(form),
  });

  async function sendDraft() {
    const draft = draftNow();
    const { sendAt } = draft;
    const headers = { 'idempotency-key': keys.keyOf(draft) };
    const now = new Date().toISOString();
    const accepted = await ask('POST', 'notifications', { ...draft, now }, headers);
    keys.forget();
    sent();
    // What was changed meanwhile was not sent, and stays.
    if (JSON.stringify(draftNow()) === JSON.stringify(draft)) clear();
    return sendAt
      ? `Scheduled for ${new Date(sendAt).toLocaleString('en', { dateStyle: 'medium', timeStyle: 'short' })}.`
      : `On its way to ${peopleWords(accepted.reach)}.`;
  }

  function clear() {
    form.reset();
    audience.reset();
    changed();
  }

  async function sendTest() {
    const { reach: own } = await ask('POST', 'notifications/test', contentOf(form));
    sent();
    return own.devices > 0
      ? 'Sent to you.'
      : 'You have no browser that takes notifications: turn them on in the extension.';
  }

  form.addEventListener(
    'input',
    ({ target }) => {
      problems.clear(target.closest('.field'));
      changed();
    },
    { signal },
  );
  // Enter in a field must not send: there is no submit button, and this holds where a browser needs none.
  form.addEventListener('submit', (event) => event.preventDefault(), { signal });
  // An Enter that is held down presses again and again.
  form.addEventListener(
    'keydown',
    (event) => {
      if (event.repeat && event.target === send) event.preventDefault();
    },
    { signal },
  );
  send.addEventListener(
    'click',
    ({ detail }) => {
      // The second of a double click finds an empty form, and would say that nothing was sent.
      if (detail > 1) return;
      const missing = [...missingContent(form), ...audience.missing(), ...missingTime(form)];
      attempt(send, missing, sendDraft);
    },
    { signal },
  );
  test.addEventListener('click', () => attempt(test, missingContent(form), sendTest), { signal });
  changed();
  return { refresh: changed };
}
