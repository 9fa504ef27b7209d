import { Agent, get, type IncomingMessage } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Attack } from '../attack.ts';
import { signInAs } from '../person.ts';

const PER_SECOND = 1_000;
const SLICE_MS = 20;
const CONNECTIONS = 50;

/** One signed-in person whose program asks 1,000 times a second. Writes how many answers of which status there were. */
export const busyPerson: Attack = async ({ url, signal }) => {
  const token = await (await signInAs(url, 'Mallory')).token();
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const headers = { authorization: `Bearer ${token}` };
  const statuses: Record<string, number> = {};
  const onAnswer = (response: IncomingMessage) => {
    const status = String(response.statusCode);
    statuses[status] = (statuses[status] ?? 0) + 1;
    response.resume();
  };
  const began = performance.now();
  let sent = 0;
  while (!signal.aborted) {
    const due = ((performance.now() - began) / 1000) * PER_SECOND;
    for (; sent < due; sent += 1) {
      get(`${url}/api/me/preferences`, { agent, headers }, onAnswer).on('error', () => {
        statuses.none = (statuses.none ?? 0) + 1;
      });
    }
    await sleep(SLICE_MS);
  }
  return JSON.stringify({ sent, seconds: (performance.now() - began) / 1000, statuses });
};
