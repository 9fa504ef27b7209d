import { Agent, type IncomingMessage, request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EXTENSION_ORIGIN } from '../contract/extension-id.ts';
import { type HostileRequest, hostileRequests } from '../testing/hostile-requests.ts';
import { openTestServer, type TestServer } from '../testing/test-server.ts';

/** `FUZZ_SEED` in the environment tries others, `FUZZ_REQUESTS` more of them. */
const SEED = Number(process.env.FUZZ_SEED ?? 20_261_130);
const MIXTURES = Number(process.env.FUZZ_REQUESTS ?? 600);

/** Characters that an error may have. */
const MAX_PROBLEM_CHARS = 20_000;

let server: TestServer;
const agent = new Agent({ keepAlive: true, maxSockets: 8 });

beforeAll(async () => {
  server = await openTestServer({
    LIMITS_ADDRESS_REQUESTS_PER_MINUTE: '0',
    LIMITS_ADDRESS_SIGN_INS_PER_MINUTE: '0',
    LIMITS_ADDRESS_FAILED_TOKENS_PER_MINUTE: '0',
    LIMITS_SENDER_NOTIFICATIONS_PER_MINUTE: '0',
    LIMITS_SENDER_CRITICAL_PER_MINUTE: '0',
  });
});
afterAll(async () => {
  agent.destroy();
  await server?.[Symbol.asyncDispose]();
});

/** Status and length of what is answered; throws where the connection is cut without an answer. */
async function answerTo(hostile: HostileRequest, bearer: string | null) {
  const { method, path, body, chunked } = hostile;
  const asked = request(new URL(server.url()), {
    agent,
    method,
    path,
    headers: {
      origin: EXTENSION_ORIGIN,
      ...(bearer !== null && { authorization: `Bearer ${bearer}` }),
      ...(body !== null && !chunked && { 'content-length': Buffer.byteLength(body) }),
      ...hostile.headers,
    },
  });
  const answered = new Promise<IncomingMessage>((resolve, reject) => {
    asked.once('response', resolve);
    // Once there is an answer, the server need not read what is left of a body that it refused.
    asked.on('error', reject);
  });
  asked.end(body ?? undefined);
  const response = await answered;
  let length = 0;
  for await (const piece of response) length += String(piece).length;
  return { status: response.statusCode ?? 0, length };
}

async function failures(bearer: () => Promise<string | null>): Promise<string[]> {
  const wrong: string[] = [];
  let token = await bearer();
  let asked = 0;
  for (const hostile of hostileRequests(SEED, MIXTURES)) {
    // Session tokens end after a minute.
    if (++asked % 400 === 0) token = await bearer();
    const { method, path, body } = hostile;
    const what = `${method} ${path.slice(0, 100)} ${String(body).slice(0, 100)}`;
    const outcome = await answerTo(hostile, token).catch((error: unknown) => String(error));
    if (typeof outcome === 'string') wrong.push(`${what}: ${outcome}`);
    else if (outcome.status >= 500) wrong.push(`${what}: ${outcome.status}`);
    else if (outcome.status >= 400 && outcome.length > MAX_PROBLEM_CHARS) {
      wrong.push(`${what}: ${outcome.length} characters`);
    }
  }
  return wrong;
}

describe(`hostile requests (FUZZ_SEED=${SEED}) get an answer that is no fault of the server’s`, () => {
  it.each([
    ['of nobody', async () => null],
    ['with a bad token', async () => 'x.y.z'],
    ['of a learner', async () => (await server.signIn('Mallory')).token],
    ['of an admin', async () => (await server.signIn('Admin', { role: true })).token],
  ])(
    '%s',
    async (_whose, bearer) => {
      expect(await failures(bearer)).toEqual([]);
      expect((await server.ask('/healthz')).status).toBe(200);
    },
    120_000,
  );
});
