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
const ask = createAsk(identity.token, begin);
/** Ends when somebody signs in or out. */
let session = new AbortController();
/** The draft, and who writes it. It stays for them when their session ends by itself. */
let composing = null;
/** What this session sees of what was sent. */
let history = null;

byId('sign-out').addEventListener('click', () => {
  composing?.controller.abort();
  composing = null;
  identity.signOut();
});
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
    askToSignIn(byId('sign-in'));
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

function askToSignIn(place) {
  if (place.querySelector('form')) return; // somebody may be filling it in
  identity.showSignIn(place);
  place.querySelector('input')?.focus();
}

/** Shows the desk of who signed in. */
function show(sender, signal) {
  // On a page that was loaded the focus is nowhere yet, and it is the reader's to put.
  const isNew = byId('sign-in').querySelector('form') !== null;
  byId('who').textContent = `${sender.name}, ${sender.role}`;
  byId('sign-in').replaceChildren();
  byId('sign-in').hidden = true;
  byId('desk').hidden = false;
  if (isNew) byId('message-heading').focus();
  history = openHistory(ask, signal);
  openChapters(ask, signal);
  compose(sender);
}

/** Begins a draft, unless its writer has come back to it. */
function compose(sender) {
  const writer = `${sender.role} ${sender.id}`;
  if (composing?.writer === writer) {
    composing.refresh();
    return;
  }
  composing?.controller.abort();
  const controller = new AbortController();
  const { refresh } = openCompose(ask, sender, () => history.look(), controller.signal);
  composing = { writer, controller, refresh };
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
