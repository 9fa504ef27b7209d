import { Hono } from 'hono';
import { type ConnectAnswer, ConnectRequest } from '../contract/connect.ts';
import { type SignedInEnv, signedIn } from '../identity/signed-in.ts';
import type { Verifier } from '../identity/verifier.ts';
import { readJson } from '../problem/read-request.ts';
import { checkedSocketId } from './auth-request.ts';
import type { LetIn } from './let-in.ts';

/** `POST /presence/connect` answers all that a browser asks for a connection to Channels, at once. */
export function connectRoutes({ verify, letIn }: { verify: Verifier; letIn: LetIn }) {
  return new Hono<SignedInEnv>().post('/presence/connect', signedIn(verify), async (c) => {
    const { socketId, ...asked } = await readJson(c.req, ConnectRequest);
    const answer = await letIn(c.get('person'), checkedSocketId(socketId), asked);
    return c.json(answer satisfies ConnectAnswer);
  });
}
