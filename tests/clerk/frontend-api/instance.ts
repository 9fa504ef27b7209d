import { generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto';

/** Somebody with an account. */
export interface Account {
  id: string;
  email: string;
  /** `null`: the account signs in by code, or elsewhere. */
  password: string | null;
  firstName: string;
  lastName: string;
  publicMetadata?: Record<string, unknown>;
  /** What `email_code` needs; @default true */
  getsCodes?: boolean;
  /** Whether a second factor is asked for. @default false */
  secondFactor?: boolean;
}

/** A session of an account in one browser. */
export interface Session {
  id: string;
  account: Account;
  status: 'active' | 'ended';
  at: number;
}

/** A sign-in under way. */
export interface Attempt {
  id: string;
  account: Account;
  status: 'needs_first_factor' | 'needs_second_factor' | 'complete';
  /** The code that was sent, and how often a wrong one was tried. */
  code: { value: string; failures: number } | null;
  sessionId: string | null;
}

/** A browser, as Clerk knows it: by a secret of its own. */
export interface Client {
  id: string;
  /** Changes with every sign-in and sign-out of a production instance; a secret from before is refused. */
  rotation: string;
  session: Session | null;
  attempt: Attempt | null;
}

/** A Clerk instance of the tests' own: what it is, and everything that it keeps. */
export interface Instance {
  /** Host of the Frontend API. */
  host: string;
  mode: 'test' | 'live';
  publishableKey: string;
  issuer: string;
  privateKey: KeyObject;
  publicKey: KeyObject;
  keyId: string;
  /** Signs the secrets of browsers. */
  clientKey: Uint8Array;
  /** Origins that may use it; Clerk's `allowed_origins`. */
  allowedOrigins: Set<string>;
  accounts: Account[];
  clients: Map<string, Client>;
}

/** A new instance with nobody signed in. */
export function createInstance(options: {
  host: string;
  mode: 'test' | 'live';
  allowedOrigins: readonly string[];
  accounts: readonly Account[];
}): Instance {
  const { host, mode, allowedOrigins, accounts } = options;
  return {
    host,
    mode,
    publishableKey: `pk_${mode}_${Buffer.from(`${host}$`).toString('base64')}`,
    issuer: `https://${host}`,
    ...generateKeyPairSync('rsa', { modulusLength: 2048 }),
    keyId: newId('ins'),
    clientKey: randomBytes(32),
    allowedOrigins: new Set(allowedOrigins),
    accounts: accounts.map((account) => ({ ...account })),
    clients: new Map(),
  };
}

/** A browser that is seen for the first time. */
export function newClient(instance: Instance): Client {
  const client = { id: newId('client'), rotation: newId('rot'), session: null, attempt: null };
  instance.clients.set(client.id, client);
  return client;
}

/** Signs the account of `attempt` in. */
export function complete(client: Client, attempt: Attempt): void {
  const session: Session = {
    id: newId('sess'),
    account: attempt.account,
    status: 'active',
    at: Date.now(),
  };
  client.session = session;
  client.rotation = newId('rot');
  client.attempt = null;
  attempt.status = 'complete';
  attempt.sessionId = session.id;
}

/** Ends the session of a browser, if it has one. */
export function endSession(client: Client): void {
  if (client.session) client.session.status = 'ended';
  client.session = null;
  client.rotation = newId('rot');
}

/** An id of Clerk's look. */
export function newId(kind: string): string {
  return `${kind}_${randomBytes(12).toString('hex')}`;
}
