// Clerk on a page of this server, by Clerk's own script, which this server serves.
import { formOf } from './form.js';

const SCRIPT = '/identity/clerk-js/clerk.browser.js';

/**
 * @param {{ publishableKey: string }} identity
 * @param {() => void} changed
 */
export async function open({ publishableKey }, changed) {
  const clerk = await load(publishableKey);
  let person = clerk.user?.id;
  clerk.addListener(({ user }) => {
    if (user?.id === person) return;
    person = user?.id;
    changed();
  });

  const complete = async (attempt) => {
    if (attempt.status !== 'complete') throw new Error('This account signs in another way.');
    await clerk.setActive({ session: attempt.createdSessionId });
  };
  const elsewhere = {
    label: 'Another way…',
    click: () => clerk.redirectToSignIn({ signInForceRedirectUrl: location.href }),
  };

  /** @param {Element} place */
  function showPassword(place) {
    const form = formOf({
      title: 'Sign in',
      fields: [
        { name: 'email', label: 'E-mail address', type: 'email', autocomplete: 'username' },
        {
          name: 'password',
          label: 'Password (or leave empty to get a code)',
          type: 'password',
          autocomplete: 'current-password',
        },
      ],
      async submit({ email: identifier, password }) {
        if (!password) return sendCode(place, identifier);
        await complete(
          await clerk.client.signIn.create({ strategy: 'password', identifier, password }),
        );
      },
      others: [elsewhere],
    });
    place.replaceChildren(form);
  }

  async function sendCode(place, identifier) {
    const attempt = await clerk.client.signIn.create({ identifier });
    const factor = attempt.supportedFirstFactors.find(({ strategy }) => strategy === 'email_code');
    if (!factor) throw new Error('This account gets no codes by e-mail.');
    const { strategy, emailAddressId, safeIdentifier } = factor;
    await attempt.prepareFirstFactor({ strategy, emailAddressId });
    const form = formOf({
      title: `A code was sent to ${safeIdentifier}`,
      fields: [{ name: 'code', label: 'Code', autocomplete: 'one-time-code' }],
      submit: async ({ code }) => complete(await attempt.attemptFirstFactor({ strategy, code })),
      others: [{ label: 'Start over', click: () => showPassword(place) }, elsewhere],
    });
    place.replaceChildren(form);
  }

  return {
    user: () => clerk.user && { name: clerk.user.fullName || clerk.user.username || 'You' },
    token: async () => (await clerk.session?.getToken()) ?? null,
    // Clerk would lead to another page when it is done.
    signOut: () => clerk.signOut(() => undefined),
    showSignIn: showPassword,
  };
}

/** Brings Clerk's script and waits until it knows who is signed in. */
async function load(publishableKey) {
  const script = document.createElement('script');
  script.src = SCRIPT;
  script.dataset.clerkPublishableKey = publishableKey;
  await new Promise((resolve, reject) => {
    script.addEventListener('load', resolve);
    script.addEventListener('error', () =>
      reject(new Error('The server does not answer. Reload the page to try again.')),
    );
    document.head.append(script);
  });
  const { Clerk } = window;
  // What Clerk throws may quote the browser's secret.
  await Clerk.load({ telemetry: false }).catch(() => {
    throw unreachable();
  });
  return Clerk;
}

function unreachable() {
  return new Error('Clerk can’t be reached. Are you online? Reload the page to try again.');
}
