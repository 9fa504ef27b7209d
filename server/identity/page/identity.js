// How a page of this server signs people in, whichever identity the server was started with.

/**
 * @typedef {object} PageIdentity
 * @property {() => { name: string } | null} user Who is signed in.
 * @property {() => Promise<string | null>} token A session token for requests; `null`: signed out.
 * @property {() => Promise<void>} signOut
 * @property {(place: Element) => void} showSignIn Puts the form to sign in with into `place`.
 */

/**
 * Opens the identity of this server.
 *
 * @param {() => void} changed called when somebody has signed in or out
 * @returns {Promise<PageIdentity>}
 */
export async function openIdentity(changed) {
  const { identity } = await (await fetch('/api/config')).json();
  const { open } = await import(identity.kind === 'clerk' ? './clerk.js' : './local.js');
  return open(identity, changed);
}
