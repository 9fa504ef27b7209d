import { decodeJwt } from 'jose';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { frontendApi } from './frontend-api.ts';
import { type Account, createInstance } from './instance.ts';
import { clientToken } from './tokens.ts';

const ORIGIN = 'chrome-extension://abc';
const ana: Account = {
  id: 'user_ana',
  email: 'ana@example.com',
  password: 'right',
  firstName: 'Ana',
  lastName: 'Lima',
  publicMetadata: { role: 'instructor' },
};
const Answer = v.object({
  response: v.object({ id: v.string(), status: v.optional(v.string()) }),
  client: v.object({ last_active_session_id: v.nullable(v.string()) }),
});
const Errors = v.object({ errors: v.tuple([v.object({ code: v.string() })]) });
const Token = v.object({ jwt: v.string() });
const DevBrowser = v.object({ id: v.string() });

function open(mode: 'test' | 'live' = 'test') {
  const host = 'clerk.example.com';
  const instance = createInstance({ host, mode, allowedOrigins: [ORIGIN], accounts: [ana] });
  const app = frontendApi(instance);
  let secret = '';

  async function post(path: string, form: Record<string, string> = {}, headers = {}) {
    const answer = await app.request(`https://${host}/v1${path}?__clerk_db_jwt=${secret}`, {
      method: 'POST',
      headers: { host, origin: ORIGIN, ...(secret && { authorization: secret }), ...headers },
      body: new URLSearchParams(form),
    });
    const header = mode === 'test' ? 'clerk-db-jwt' : 'authorization';
    secret = answer.headers.get(header) ?? secret;
    return answer;
  }

  const begin = async () => {
    if (mode === 'live') return;
    secret = v.parse(DevBrowser, await (await post('/dev_browser')).json()).id;
  };

  return {
    instance,
    post,
    begin,
    secret: () => secret,
    useSecret(other: string) {
      secret = other;
    },
    async signIn() {
      await begin();
      const form = { identifier: ana.email, password: 'right' };
      const { client } = v.parse(Answer, await (await post('/client/sign_ins', form)).json());
      return client.last_active_session_id ?? '';
    },
  };
}

async function codeOf(answer: Response): Promise<string> {
  return `${answer.status} ${v.parse(Errors, await answer.json()).errors[0].code}`;
}

describe('the stand-in of Clerk’s Frontend API', () => {
  it('signs in by password and gives tokens for the origin that asks', async () => {
    const { post, signIn } = open();
    const answer = await post(`/client/sessions/${await signIn()}/tokens`);
    expect(decodeJwt(v.parse(Token, await answer.json()).jwt)).toMatchObject({
      sub: 'user_ana',
      iss: 'https://clerk.example.com',
      azp: ORIGIN,
      name: 'Ana Lima',
      metadata: { role: 'instructor' },
    });
  });

  it('signs in by the code that it sent, and by no other', async () => {
    const { post, begin, instance } = open();
    await begin();
    const begun = await post('/client/sign_ins', { identifier: ana.email });
    const path = `/client/sign_ins/${v.parse(Answer, await begun.json()).response.id}`;
    const strategy = { strategy: 'email_code', email_address_id: 'idn_user_ana' };
    await post(`${path}/prepare_first_factor`, strategy);
    const sent = [...instance.clients.values()][0]?.attempt?.code?.value ?? '';
    const wrong = sent === '000000' ? '000001' : '000000';
    const refused = await post(`${path}/attempt_first_factor`, { ...strategy, code: wrong });
    expect(await codeOf(refused)).toBe('422 form_code_incorrect');
    const done = await post(`${path}/attempt_first_factor`, { ...strategy, code: sent });
    expect(v.parse(Answer, await done.json()).response.status).toBe('complete');
  });

  it.each([
    ['another host', { host: 'clerk.other.test' }, '400 host_invalid'],
    ['an origin that is not allowed', { origin: 'https://evil.test' }, '400 origin_invalid'],
  ])('refuses %s', async (_what, headers, code) => {
    expect(await codeOf(await open().post('/environment', {}, headers))).toBe(code);
  });

  it.each([
    ['a wrong password', { password: 'wrong' }, '422 form_password_incorrect'],
    ['an unknown address', { identifier: 'eve@example.com' }, '422 form_identifier_not_found'],
    ['no address', { identifier: 'ana' }, '422 form_param_format_invalid'],
  ])('refuses %s', async (_what, change, code) => {
    const form = { identifier: ana.email, password: 'right', ...change };
    const { post, begin } = open();
    await begin();
    expect(await codeOf(await post('/client/sign_ins', form))).toBe(code);
  });

  it('refuses a browser without a secret, as a development instance does', async () => {
    expect(await codeOf(await open().post('/environment'))).toBe('401 dev_browser_unauthenticated');
    expect((await open('live').post('/environment')).status).toBe(200);
  });

  it('refuses a second sign-in, and a token after the session has ended', async () => {
    const { post, signIn } = open();
    const session = await signIn();
    const again = await post('/client/sign_ins', { identifier: ana.email });
    expect(await codeOf(again)).toBe('400 session_exists');
    await post(`/client/sessions/${session}/end`);
    const late = await post(`/client/sessions/${session}/tokens`);
    expect(await codeOf(late)).toBe('401 signed_out');
  });

  it('refuses the secret of a browser that another instance made, or that was changed', async () => {
    const { post, signIn, secret, useSecret } = open();
    await signIn();
    const own = secret();
    const other = open();
    await other.signIn();
    for (const foreign of [other.secret(), own.slice(0, -4), 'nonsense']) {
      useSecret(foreign);
      expect(await codeOf(await post('/environment'))).toBe('401 dev_browser_unauthenticated');
    }
  });

  it('refuses a secret from before the sign-in, as a production instance does', async () => {
    const { post, signIn, secret, useSecret, instance } = open('live');
    await post('/environment');
    const before = secret();
    await signIn();
    useSecret(before);
    expect(await codeOf(await post('/environment'))).toBe('401 authentication_invalid');
    const [client] = instance.clients.values();
    if (client) useSecret(await clientToken(instance, client));
    expect((await post('/environment')).status).toBe(200);
  });
});
