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
  byId('sign-in').ariaBusy = String(user !== null);
  if (!user) {
    identity.showSignIn(byId('sign-in'));
    byId('sign-in').querySelector('input')?.focus();
    return;
  }
  try {
    const sender = await ask('GET', 'me');
    if (!signal.aborted) show(sender, signal);
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    if (!signal.aborted) refuse(error);
  }
}

/** Shows the desk of who signed in. */
function show(sender, signal) {
  // Where one signed in just now, the focus was in the form; on a page that was loaded it is nowhere yet.
  const isNew = byId('sign-in').contains(document.activeElement);
  byId('who').textContent = `${sender.name}, ${sender.role}`;
  byId('sign-in').replaceChildren();
  byId('sign-in').hidden = true;
  byId('desk').hidden = false;
  if (isNew) byId('message-heading').focus();
  const history = openHistory(ask, signal);
  openCompose(ask, sender, history.look, signal);
  openChapters(ask, signal);
}

function refuse({ message, status }) {
  const isLearner = status === 403;
  const heading = element('h2', {
    textContent: isLearner ? 'This page is for instructors and admins' : 'That did not work',
    tabIndex: -1,
  });
  byId('sign-in').ariaBusy = 'false';
  byId('sign-in').replaceChildren(
    element(
      'section',
      {},
      heading,
      element('p', {
        textContent: isLearner
          ? `${byId('who').textContent} is a learner here. Sign out, then sign in as an instructor or admin.`
          : message,
        role: 'alert',
      }),
    ),
  );
  heading.focus();
}
