import { Agent, type AgentOptions } from 'node:https';
import { CONCURRENCY } from './push-channel.ts';

/** Ms that an idle connection is kept; push services keep theirs for a minute or more. */
const IDLE = 30_000;

/**
 * The connections to push services, kept alive: a TLS handshake takes longer than all the rest. Honours
 * `HTTPS_PROXY` and `NO_PROXY`.
 *
 * @param route leads elsewhere than to the real push services; for tests
 */
export function createPushAgent(route: AgentOptions = {}): Agent {
  return new Agent({
    keepAlive: true,
    maxSockets: CONCURRENCY,
    maxFreeSockets: CONCURRENCY,
    scheduling: 'lifo',
    timeout: IDLE,
    proxyEnv: process.env,
    ...route,
  });
}
