// The local identity on a page of this server: a name picked here.
import { formOf } from './form.js';

const KEPT = 'alongside.local-identity';
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
  const kept = () => JSON.parse(localStorage.getItem(KEPT) ?? 'null');
  let cached = null;

  const exchange = async (device) => {
    const answer = await ask('token', { headers: { authorization: `Bearer ${device}` } });
    cached = { token: answer.token, until: Date.now() + answer.expiresIn * 1000 - MARGIN };
    return answer;
  };
  const forget = () => {
    cached = null;
    localStorage.removeItem(KEPT);
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
        fields: [{ name: 'displayName', label: 'Your name', autocomplete: 'nickname' }],
        async submit({ displayName }) {
          const { device } = await ask('sign-in', {
            headers: { 'content-type': 'application/json' },
            body: JSON.stringify({ displayName }),
          });
          const { user } = await exchange(device);
          localStorage.setItem(KEPT, JSON.stringify({ device, user }));
          changed();
        },
      });
      place.replaceChildren(form);
    },
  };
}
