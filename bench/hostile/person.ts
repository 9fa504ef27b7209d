import * as v from 'valibot';
import { LocalClientToken, LocalToken, ServerConfig } from '../../server/contract/api.ts';
import { EXTENSION_ORIGIN } from '../../server/contract/extension-id.ts';

/** Somebody who is signed in by the local identity, without a browser. */
export interface Person {
  /** A session token; it lives a minute. */
  token(): Promise<string>;
  /** What the server signs for a connection: its user (`/user-auth`), or a channel (`/auth`). */
  sign(path: '/auth' | '/user-auth', fields: Record<string, string>): Promise<unknown>;
}

/** Signs `name` in at the server. */
export async function signInAs(url: string, name: string): Promise<Person> {
  const { clientToken } = v.parse(LocalClientToken, await post('/sign-in', { displayName: name }));

  async function post(path: string, body: unknown, bearer?: string): Promise<unknown> {
    const response = await fetch(`${url}/api/local-identity${path}`, {
      method: 'POST',
      headers: {
        origin: EXTENSION_ORIGIN,
        'content-type': 'application/json',
        ...(bearer === undefined ? {} : { authorization: `Bearer ${bearer}` }),
      },
      body: JSON.stringify(body),
    });
    return response.json();
  }

  const person: Person = {
    token: async () => v.parse(LocalToken, await post('/token', {}, clientToken)).token,
    async sign(path, fields) {
      const response = await fetch(`${url}/api/pusher${path}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${await person.token()}` },
        body: new URLSearchParams(fields),
      });
      if (!response.ok) throw new Error(`${path} answered ${response.status}`);
      return response.json();
    },
  };
  return person;
}

/** The key of the server's Channels app. */
export async function channelsKey(url: string): Promise<string> {
  const response = await fetch(`${url}/api/config`);
  return v.parse(ServerConfig, await response.json()).channels.key;
}
