import { once } from 'node:events';
import { createServer } from 'node:https';
import { getRequestListener } from '@hono/node-server';
import { EXTENSION_ORIGIN } from '../../../server/contract/extension-id.ts';
import { createCertificate } from '../../push-service/wire/certificate.ts';
import { frontendApi } from './frontend-api.ts';
import { CLERK_SITE, FRONTEND_API } from './hosts.ts';
import { type Account, createInstance, endSession, type Instance } from './instance.ts';

/** A Clerk instance that serves its Frontend API on this machine. */
export interface RunningFrontendApi extends AsyncDisposable {
  instance: Instance;
  /** PEM of the key that signs its session tokens. */
  jwtKey: string;
  /** Makes Chromium find it, trust it, and find nothing else that is not on this machine. */
  browserArgs: string[];
  /** The code that was sent to this address last. */
  codeSentTo(email: string): string;
  /** Ends every session of an account, as an administrator does in Clerk's dashboard. */
  revoke(email: string): void;
  /** Gives an account another first name. */
  rename(email: string, firstName: string): void;
  /** The requests so far, such as `POST /v1/client/sign_ins`. */
  requests: string[];
  /** Stops to answer, until it is told to answer again. */
  setDown(down: boolean): void;
}

/** Starts the Frontend API of a new instance on a free port of 127.0.0.1. */
export async function startFrontendApi(options: {
  accounts: readonly Account[];
  mode?: 'test' | 'live';
}): Promise<RunningFrontendApi> {
  const { accounts, mode = 'test' } = options;
  const allowedOrigins = [EXTENSION_ORIGIN, `https://${CLERK_SITE}`];
  const host = FRONTEND_API[mode];
  const instance = createInstance({ host, mode, allowedOrigins, accounts });
  const { key, cert, spkiHash } = createCertificate([host, CLERK_SITE], []);
  const requests: string[] = [];
  let down = false;
  const serve = getRequestListener(frontendApi(instance).fetch);
  const server = createServer({ key, cert }, (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', instance.issuer);
    requests.push(`${searchParams.get('_method') ?? request.method} ${pathname}`);
    if (down) request.socket.destroy();
    else if (request.headers.host === CLERK_SITE) response.end(sitePage(instance));
    else void serve(request, response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The API has no port.');

  const clientsOf = (wanted: string) =>
    [...instance.clients.values()].filter(({ session, attempt }) =>
      [session, attempt].some((one) => one?.account.email === wanted),
    );
  return {
    instance,
    jwtKey: instance.publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    browserArgs: [
      `--ignore-certificate-errors-spki-list=${spkiHash}`,
      `--host-resolver-rules=MAP ${host}:443 127.0.0.1:${address.port}, MAP ${CLERK_SITE}:443 127.0.0.1:${address.port}, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost`,
    ],
    codeSentTo(email) {
      const codes = clientsOf(email).flatMap(({ attempt }) => attempt?.code?.value ?? []);
      const code = codes.at(-1);
      if (!code) throw new Error(`No code was sent to ${email}.`);
      return code;
    },
    revoke(email) {
      for (const client of clientsOf(email)) endSession(client);
    },
    rename(wanted, firstName) {
      const account = instance.accounts.find(({ email }) => email === wanted);
      if (account) account.firstName = firstName;
    },
    requests,
    setDown(next) {
      down = next;
    },
    async [Symbol.asyncDispose]() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

/** A page with Clerk's own script, as Clerk tells operators to put it there. */
function sitePage({ publishableKey, host }: Instance): string {
  const script = `https://${host}/npm/@clerk/clerk-js@6/dist/clerk.browser.js`;
  return `<!doctype html>
<html lang="en">
  <head>
    <title>Course</title>
    <link rel="icon" href="data:,">
    <script defer crossorigin="anonymous" data-clerk-publishable-key="${publishableKey}" src="${script}"></script>
  </head>
  <body>Course</body>
</html>`;
}
