// The admin page: signs in, then puts its parts together.
import { openIdentity } from '/identity/identity.js';
import { ApiError, createAsk } from './api.js';
import { openChapters } from './chapters.js';
import { openCompose } from './compose.js';
import { byId, element } from './elements.js';
import { openHistory } from './history.js';

const identity = await openIdentity(begin).catch((error) => {
  refuse(error);
  throw error;
});
const ask = createAsk(identity.token);
/** Ends when somebody signs in or out. */
let session = new AbortController();

byId('sign-out').addEventListener('click', () => identity.signOut());
await begin();

async function begin() {
  session.abort();
  session = new AbortController();
  const { signal } = session;
  const user = identity.user();
  byId('who').textContent = user?.name ?? '';
  byId('sign-out').hidden = !user;
  byId('desk').hidden = true;
  byId('sign-in').hidden = false;
  byId('sign-in').ariaBusy = 'false';
  if (!user) {
    identity.showSignIn(byId('sign-in'));
    return;
  }
  try {
    const sender = await ask('GET', 'me');
    if (signal.aborted) return;
    byId('who').textContent = `${sender.name}, ${sender.role}`;
    byId('sign-in').hidden = true;
    byId('desk').hidden = false;
    const history = openHistory(ask, signal);
    freshForm();
    openCompose(ask, sender, history.look);
    openChapters(ask, signal);
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    refuse(error);
  }
}

/** Without the listeners of who was signed in before. */
function freshForm() {
  const form = byId('compose');
  const fresh = /** @type {HTMLFormElement} */ (form.cloneNode(true));
  fresh.reset();
  form.replaceWith(fresh);
}

function refuse({ message, status }) {
  byId('sign-in').ariaBusy = 'false';
  byId('sign-in').replaceChildren(
    element('h2', {
      textContent: status === 403 ? 'This page is for instructors and admins' : 'That did not work',
    }),
    element('p', {
      textContent: status === 403 ? 'Sign out, then sign in as one.' : message,
      role: 'alert',
    }),
  );
}
