import type { Account, Attempt, Client, Instance, Session } from './instance.ts';
import { sessionToken } from './tokens.ts';

/** Ms that a session lasts. */
const WEEK_MS = 7 * 86_400_000;

/** A client as the API shows it, its session with a new token for `origin`. */
export async function clientResource(
  instance: Instance,
  client: Client,
  origin: string | undefined,
) {
  const { id, session, attempt } = client;
  return {
    object: 'client',
    id,
    sessions: session ? [await sessionResource(instance, session, origin)] : [],
    sign_in: attempt && attemptResource(attempt),
    sign_up: null,
    last_active_session_id: session?.id ?? null,
    cookie_expires_at: null,
    captcha_bypass: true,
    created_at: 1,
    updated_at: Date.now(),
  };
}

/** A session as the API shows it. */
export async function sessionResource(
  instance: Instance,
  session: Session,
  origin: string | undefined,
) {
  const { id, status, account, at } = session;
  return {
    object: 'session',
    id,
    status,
    expire_at: at + WEEK_MS,
    abandon_at: at + WEEK_MS,
    last_active_at: Date.now(),
    last_active_organization_id: null,
    factor_verification_age: [0, -1],
    actor: null,
    tasks: null,
    user: userResource(account),
    public_user_data: publicUserData(account),
    last_active_token: {
      object: 'token',
      jwt: await sessionToken(instance, session, origin),
    },
    created_at: at,
    updated_at: at,
  };
}

/** A sign-in as the API shows it. */
export function attemptResource({ id, account, status, code, sessionId }: Attempt) {
  const { email, password, getsCodes = true, secondFactor = false } = account;
  const emailCode = {
    strategy: 'email_code',
    email_address_id: `idn_${account.id}`,
    safe_identifier: email.replace(/^(.).*@/, '$1***@'),
    primary: true,
  };
  return {
    object: 'sign_in',
    id,
    status,
    identifier: email,
    supported_identifiers: ['email_address'],
    supported_first_factors: [
      ...(password === null ? [] : [{ strategy: 'password' }]),
      ...(getsCodes ? [emailCode] : []),
      ...(password === null && !getsCodes ? [{ strategy: 'oauth_google' }] : []),
    ],
    supported_second_factors: secondFactor ? [{ strategy: 'totp' }] : null,
    first_factor_verification: code && {
      object: 'verification',
      status: 'unverified',
      strategy: 'email_code',
      attempts: code.failures,
      expire_at: Date.now() + 600_000,
    },
    second_factor_verification: null,
    created_session_id: sessionId,
    user_data: publicUserData(account),
  };
}

function publicUserData({ id, email, firstName, lastName }: Account) {
  return {
    first_name: firstName,
    last_name: lastName,
    image_url: '',
    has_image: false,
    identifier: email,
    user_id: id,
  };
}

function userResource(account: Account) {
  const { id, email, firstName, lastName, password, publicMetadata = {} } = account;
  const address = {
    object: 'email_address',
    id: `idn_${id}`,
    email_address: email,
    verification: { status: 'verified', strategy: 'email_code' },
    linked_to: [],
  };
  return {
    object: 'user',
    id,
    first_name: firstName,
    last_name: lastName,
    username: null,
    image_url: 'https://img.clerk.test/generated',
    has_image: false,
    primary_email_address_id: address.id,
    email_addresses: [address],
    phone_numbers: [],
    web3_wallets: [],
    external_accounts: [],
    enterprise_accounts: [],
    passkeys: [],
    organization_memberships: [],
    public_metadata: publicMetadata,
    unsafe_metadata: {},
    password_enabled: password !== null,
    totp_enabled: account.secondFactor ?? false,
    two_factor_enabled: account.secondFactor ?? false,
    backup_code_enabled: false,
    create_organization_enabled: false,
    delete_self_enabled: false,
    created_at: 1,
    updated_at: Date.now(),
    last_sign_in_at: Date.now(),
  };
}
