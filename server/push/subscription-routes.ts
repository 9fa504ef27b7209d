import { Hono } from 'hono';
import type { Logger } from 'pino';
import { SubscriptionEndpoint, SubscriptionJson } from '../contract/push.ts';
import type { SignedInPerson } from '../identity/person.ts';
import { type SignedInEnv, signedIn } from '../identity/signed-in.ts';
import type { Verifier } from '../identity/verifier.ts';
import { Problem } from '../problem/problem.ts';
import { readJson } from '../problem/read-request.ts';
import { subscriptionWords } from '../words/subscription.ts';
import { areUsable } from './crypto/encryption.ts';
import { endpointProblem } from './endpoint.ts';
import type { PushSubscriptions } from './subscriptions.ts';

/**
 * `PUT /me/push-subscriptions` registers this browser for pushes, and may be asked again and again;
 * `DELETE` takes it back.
 *
 * @param options.hosts push services that the server may POST to
 * @param options.ensureLearner makes a learner known who may never have been seen before
 */
export function subscriptionRoutes(options: {
  verify: Verifier;
  subscriptions: PushSubscriptions;
  hosts: readonly string[];
  ensureLearner(person: SignedInPerson): Promise<void>;
  log: Logger;
}) {
  const { verify, subscriptions, hosts, ensureLearner, log } = options;
  return new Hono<SignedInEnv>()
    .use('/me/push-subscriptions', signedIn(verify))
    .put('/me/push-subscriptions', async (c) => {
      const subscription = await readJson(c.req, SubscriptionJson);
      const person = c.get('person');
      const problem = endpointProblem(subscription.endpoint, hosts);
      if (problem) {
        // Of the endpoint its host alone: whoever knows a whole one can send to that browser.
        const host = URL.parse(subscription.endpoint)?.host;
        log.warn({ person: person.id, host, reason: problem }, 'a push endpoint was refused');
        throw new Problem('endpoint-refused', subscriptionWords.endpointRefused(problem));
      }
      if (!areUsable(subscription.keys)) {
        throw new Problem('malformed-request', subscriptionWords.noPublicKey);
      }
      await ensureLearner(person);
      if (!(await subscriptions.put(person.id, subscription))) {
        log.warn({ person: person.id }, 'a push subscription of another learner was asked for');
        throw new Problem('subscription-of-another', subscriptionWords.ofAnother);
      }
      return c.body(null, 204);
    })
    .delete('/me/push-subscriptions', async (c) => {
      const { endpoint } = await readJson(c.req, SubscriptionEndpoint);
      await subscriptions.delete(c.get('person').id, endpoint);
      return c.body(null, 204);
    });
}
