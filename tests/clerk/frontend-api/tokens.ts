import { jwtVerify, SignJWT } from 'jose';
import * as v from 'valibot';
import type { Client, Instance, Session } from './instance.ts';

/** Seconds that a session token lives, as Clerk's own. */
const LIFETIME = 60;

const ClientClaims = v.object({ id: v.string(), rotating_token: v.string() });

/** A session token for `origin`, with the claims that `docs/clerk.md` has the operator add. */
export function sessionToken(
  instance: Instance,
  { id, account }: Session,
  origin: string | undefined,
): Promise<string> {
  return new SignJWT({
    v: 2,
    sid: id,
    sts: 'active',
    fva: [0, -1],
    ...(origin === undefined ? {} : { azp: origin }),
    name: `${account.firstName} ${account.lastName}`,
    picture: null,
    metadata: account.publicMetadata ?? {},
  })
    .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid: instance.keyId, cat: 'cl_B7d4PD111AAA' })
    .setIssuer(instance.issuer)
    .setSubject(account.id)
    .setIssuedAt()
    .setNotBefore('-10s')
    .setExpirationTime(`${LIFETIME}s`)
    .sign(instance.privateKey);
}

/** The secret that stands for a browser. Nobody but the instance itself has to read it. */
export function clientToken(instance: Instance, { id, rotation }: Client): Promise<string> {
  return new SignJWT({ id, rotating_token: rotation })
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT', kid: instance.keyId })
    .setIssuedAt()
    .setExpirationTime('1y')
    .sign(instance.clientKey);
}

/** The browser that a secret stands for; `null` for one that is foreign, damaged, or not valid any more. */
export async function clientOf(instance: Instance, token: string): Promise<Client | null> {
  const verified = await jwtVerify(token, instance.clientKey, { algorithms: ['HS256'] }).then(
    ({ payload }) => v.safeParse(ClientClaims, payload),
    () => null, // whatever is wrong with it: this is no secret of this instance's
  );
  if (!verified?.success) return null;
  const { id, rotating_token } = verified.output;
  const client = instance.clients.get(id);
  if (!client) return null;
  // The secret of a development instance stays the same for a browser, whoever signs in.
  return instance.mode === 'test' || client.rotation === rotating_token ? client : null;
}
