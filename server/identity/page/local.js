// The local identity on a page of this server: a name picked here, and the role secret.
import { formOf } from './form.js';

/**
 * Where the browser's secret is kept: in the state of this page's entry in the tab's history, which
 * outlives a reload. The course pages of this origin could read every other place, also in other tabs.
 */
const KEPT = 'localIdentity';
/** Ms before its end that a token is not used any more. */
const MARGIN = 10_000;

/**
 * @param {unknown} _identity
 * @param {() => void} changed
 */
export async function open(_identity, changed) {
  const ask = async (path, options) => {
    const answer = await fetch(`/api/local-identity/${path}`, { method: 'POST', ...options });
    const body = answer.status === 204 ? null : await answer.json();
    if (!answer.ok) throw Object.assign(new Error(body.detail), { code: body.code });
    return body;
  };
  const kept = () => history.state?.[KEPT] ?? null;
  const keep = (session) => history.replaceState({ ...history.state, [KEPT]: session }, '');
  let cached = null;

  const exchange = async (device) => {
    const answer = await ask('token', { headers: { authorization: `Bearer ${device}` } });
    cached = { token: answer.token, until: Date.now() + answer.expiresIn * 1000 - MARGIN };
    return answer;
  };
  const forget = () => {
    cached = null;
    keep(null);
    changed();
  };

  return {
    user: () => kept()?.user ?? null,
    async token() {
      const device = kept()?.device;
      if (!device) return null;
      if (cached && cached.until > Date.now()) return cached.token;
      try {
        return (await exchange(device)).token;
      } catch (error) {
        if (error.code !== 'signed-out') throw error;
        forget();
        return null;
      }
    },
    async signOut() {
      const device = kept()?.device;
      forget();
      if (device) await ask('sign-out', { headers: { authorization: `Bearer ${device}` } });
    },
    showSignIn(place) {
      const form = formOf({
        title: 'Sign in',
        fields: [
          { name: 'displayName', label: 'Your name', autocomplete: 'username' },
          {
            name: 'secret',
            label: 'Secret',
            type: 'password',
            autocomplete: 'current-password',
            hint: 'The server showed it at its first start. It is in the file role-secret, where the server keeps its data.',
          },
        ],
        async submit({ displayName, secret }) {
          if (!displayName.trim()) throw missing('displayName', 'Type your name.');
          if (!secret.trim()) throw missing('secret', 'Type the secret, too.');
          const { device } = await ask('sign-in', {
            headers: { 'content-type': 'application/json' },
            body: JSON.stringify({ displayName, secret }),
          });
          const { user } = await exchange(device);
          keep({ device, user });
          changed();
        },
      });
      place.replaceChildren(form);
    },
  };
}

/** @param {string} field the control that has to change */
function missing(field, message) {
  return Object.assign(new Error(message), { field });
}
