import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Logger, pino } from 'pino';
import * as v from 'valibot';
import { readConfig } from '../config.ts';
import { LocalClientToken, LocalToken, ProblemBody } from '../contract/api.ts';
import { EXTENSION_ORIGIN } from '../contract/extension-id.ts';
import { startServer } from '../start.ts';
import { makeDataDir } from './database-template.ts';

/** A learner who is signed in at a {@link TestServer}. */
export interface TestLearner {
  id: string;
  /** The secret that stands for their browser. */
  clientToken: string;
  /** A session token. */
  token: string;
}

/** The whole server in this process, on embedded defaults. */
export interface TestServer extends AsyncDisposable {
  url(): string;
  dataDir: string;
  /** Every route that it serves. */
  routes(): readonly string[];
  /** A request as the extension makes it. */
  ask(path: string, init?: RequestInit): Promise<Response>;
  /** A request with a JSON body, on behalf of whom `bearer` stands for. */
  send(method: string, path: string, body: unknown, bearer?: string): Promise<Response>;
  /** With `role`, also with the role secret. */
  signIn(displayName: string, options?: { role: boolean }): Promise<TestLearner>;
  /** The role secret. */
  roleSecret(): Promise<string>;
  /** Stops it and starts it again on the same data. */
  restart(): Promise<void>;
}

/** A test asks in a second what a person does in an hour; those of limits set their own. */
const NO_PERSON_LIMITS = {
  LIMITS_PERSON_REQUESTS_PER_SECOND: '0',
  LIMITS_PERSON_REQUESTS_PER_MINUTE: '0',
};

/** Starts a server on a free port, with a data directory of its own. */
export async function openTestServer(
  env: Record<string, string> = {},
  log: Logger = pino({ level: 'silent' }),
): Promise<TestServer> {
  const dataDir = await makeDataDir();
  // A start that is refused leaves nothing behind, either.
  await using opening = new AsyncDisposableStack();
  opening.defer(() => rm(dataDir, { recursive: true, force: true }));
  const config = readConfig({ PORT: '0', DATA_DIR: dataDir, ...NO_PERSON_LIMITS, ...env });
  let server = await startServer(config, log);
  const opened = opening.move();

  const test: TestServer = {
    url: () => server.url,
    dataDir,
    routes: () => server.routes,
    ask: (path, init = {}) =>
      fetch(server.url + path, {
        ...init,
        headers: { origin: EXTENSION_ORIGIN, ...Object.fromEntries(new Headers(init.headers)) },
      }),
    send(method, path, body, bearer) {
      const headers: Record<string, string> = { 'content-type': 'application/json' };
      if (bearer !== undefined) headers.authorization = `Bearer ${bearer}`;
      return test.ask(path, { method, headers, body: JSON.stringify(body) });
    },
    roleSecret: () => readFile(join(dataDir, 'role-secret'), 'utf8'),
    async signIn(displayName, { role } = { role: false }) {
      const path = '/api/local-identity';
      const given = { displayName, ...(role && { secret: await test.roleSecret() }) };
      const { clientToken } = await read(
        LocalClientToken,
        test.send('POST', `${path}/sign-in`, given),
      );
      const { token, user } = await read(
        LocalToken,
        test.send('POST', `${path}/token`, {}, clientToken),
      );
      return { id: user.id, clientToken, token };
    },
    async restart() {
      await server.close();
      server = await startServer(config, log);
    },
    async [Symbol.asyncDispose]() {
      await server.close();
      await opened.disposeAsync();
    },
  };
  return test;
}

/** The body of a response, checked by `schema`. */
export async function read<Schema extends v.GenericSchema>(
  schema: Schema,
  response: Promise<Response>,
): Promise<v.InferOutput<Schema>> {
  return v.parse(schema, await (await response).json());
}

/** Status and code of a problem, such as `403 channel-forbidden`; throws where it is none (RFC 9457). */
export async function problemIn(response: Promise<Response>): Promise<string> {
  const { status, headers } = await response;
  const type = headers.get('content-type');
  if (type !== 'application/problem+json') throw new Error(`${status} with ${type} is no problem`);
  const problem = await read(ProblemBody, response);
  if (problem.status !== status)
    throw new Error(`a problem of ${problem.status} came with ${status}`);
  return `${status} ${problem.code}`;
}
