import * as v from 'valibot';
import { type ActivityReport, REPORT_EVERY_MS } from '../../server/contract/presence.ts';
import type { Identity } from '../identity/identity.ts';
import { ignoreUnreachable } from '../identity/ignore-unreachable.ts';
import { learnerRequest } from '../identity/learner-request.ts';
import { asJson } from '../server/as-json.ts';
import { browserId } from '../stored.ts';

/**
 * Ms within which several changes make one report: a step to the next chapter leaves one and joins
 * one, and a new tab hides the page before and takes a while to load.
 */
const SETTLE_MS = 2_000;

/** What is reported. */
export type Activity = Omit<ActivityReport, 'browserId'>;

/** Reported once where there is nothing to report any more: what was said before no longer holds. */
const GONE: Activity = { away: true, channels: [] };

/** Tells the server how active the learner is in this browser. */
export interface ActivityReporter {
  /** Something may have changed: reports it, if it has. */
  look(): void;
}

/**
 * Reports every change, and from time to time that there was none.
 *
 * @param current what there is to report, or `null` while nothing is: no chapter is open, nobody is
 * signed in, or the learner appears offline
 * @param canAsk whether there is a server to tell; what could not be told is told at a later look
 */
export function createActivityReporter(
  identity: Identity,
  current: () => Activity | null,
  canAsk: () => boolean,
): ActivityReporter {
  let lastSent = '';
  let toldAt = Number.NEGATIVE_INFINITY;
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function report(): Promise<void> {
    timer = undefined;
    if (!canAsk()) return;
    const activity = current() ?? (lastSent === '' ? null : GONE);
    const text = JSON.stringify(activity);
    const isDue = performance.now() - toldAt >= REPORT_EVERY_MS;
    if (!activity || (text === lastSent && !isDue)) return;
    lastSent = activity === GONE ? '' : text;
    toldAt = performance.now();
    try {
      const body = { browserId: await browserId(), ...activity };
      await learnerRequest(identity, '/api/me/activity', v.unknown(), asJson('PUT', body));
    } catch (error) {
      ignoreUnreachable(error);
      lastSent = ''; // the next look reports again
    }
  }

  return {
    look() {
      if (timer === undefined) timer = setTimeout(report, SETTLE_MS);
    },
  };
}
