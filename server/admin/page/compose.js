// Composing: the form with its preview and its reach, sending, and sending to oneself.
import { ApiError } from './api.js';
import { createAudience, peopleWords, reachWords } from './audience.js';
import { contentOf, sendAtOf } from './draft.js';
import { byId } from './elements.js';
import { showPreview } from './preview.js';

/** Ms without a change before the reach is asked for. */
const PAUSE = 250;

/**
 * @param {import('./api.js').Ask} ask
 * @param {{ role: string, courses: string[] }} sender
 * @param {() => void} sent
 * @param {AbortSignal} signal ends it
 */
export function openCompose(ask, sender, sent, signal) {
  const form = /** @type {HTMLFormElement} */ (byId('compose'));
  form.reset();
  byId('outcome').textContent = '';
  const [send, test] = [byId('send'), byId('test')];
  let reach = null;
  let asked = 0;
  let timer;
  /** Makes a second press of "Send" the same notification; a sent one gets another. */
  let key = crypto.randomUUID();

  const audience = createAudience(form, ask, sender, changed, signal);

  function label() {
    const verb = sendAtOf(form) ? 'Schedule' : 'Send';
    send.textContent = reach?.people ? `${verb} to ${peopleWords(reach)}` : verb;
  }

  async function askReach() {
    const number = ++asked;
    const to = audience.value();
    try {
      const answer =
        to && (await ask('POST', 'notifications?dryRun', { title: 'Reach', audience: to }));
      if (number !== asked) return; // another question is under way
      reach = answer?.reach ?? null;
      byId('reach').textContent = reach ? reachWords(reach) : 'Choose whom it is for.';
    } catch (error) {
      if (number !== asked) return;
      reach = null;
      byId('reach').textContent = sentenceOf(error);
    }
    label();
  }

  function changed() {
    showPreview(byId('preview'), contentOf(form));
    label();
    clearTimeout(timer);
    timer = setTimeout(askReach, PAUSE);
  }

  /** Does something that takes a moment, and says how it went. */
  async function attempt(button, work) {
    if (button.ariaDisabled === 'true') return;
    // Not `disabled`: that would drop the focus.
    button.ariaDisabled = 'true';
    byId('outcome').className = '';
    byId('outcome').textContent = '…';
    try {
      byId('outcome').textContent = await work();
    } catch (error) {
      byId('outcome').className = 'problem';
      byId('outcome').textContent = sentenceOf(error);
    } finally {
      button.ariaDisabled = 'false';
    }
  }

  function titleIsMissing() {
    if (contentOf(form).title) return false;
    form.elements.title.focus();
    return true;
  }

  form.addEventListener('input', changed, { signal });
  signal.addEventListener('abort', () => clearTimeout(timer));
  const sendDraft = async () => {
    const to = audience.value();
    if (titleIsMissing()) throw new ApiError('Give it a title.', 0);
    if (!to) throw new ApiError('Choose whom it is for.', 0);
    const sendAt = sendAtOf(form);
    const draft = { ...contentOf(form), audience: to, sendAt };
    const accepted = await ask('POST', 'notifications', draft, { 'idempotency-key': key });
    key = crypto.randomUUID();
    form.reset();
    audience.reset();
    changed();
    sent();
    return sendAt
      ? `Scheduled for ${new Date(sendAt).toLocaleString('en')}.`
      : `On its way to ${peopleWords(accepted.reach)}.`;
  };
  const sendTest = async () => {
    if (titleIsMissing()) throw new ApiError('Give it a title.', 0);
    const { reach: own } = await ask('POST', 'notifications/test', contentOf(form));
    sent();
    return own.devices > 0
      ? 'Sent to you.'
      : 'You have no browser that takes notifications: turn them on in the extension.';
  };

  form.addEventListener(
    'submit',
    (event) => {
      event.preventDefault();
      attempt(send, sendDraft);
    },
    { signal },
  );
  test.addEventListener('click', () => attempt(test, sendTest), { signal });
  changed();
}

function sentenceOf(error) {
  if (!(error instanceof ApiError)) throw error;
  return error.message;
}
