import { describe, expect, it } from 'vitest';
import { admit, afterFailure, type BreakerState, CLOSED } from './breaker-state.ts';

const FAILING_ENDPOINTS = 5;
const MAX_OPEN_MS = 2 * 60_000;

const NOW = 1_000_000;
const HOUR = 3_600_000;

/** After endpoints failed, by name, one after the other. */
function failing(
  endpoints: readonly (string | number)[],
  { state = CLOSED, now = NOW, retryAfterMs = 0 } = {},
): BreakerState {
  return endpoints.reduce<BreakerState>(
    (known, name) => afterFailure(known, { endpoint: `${name}`, retryAfterMs }, now, 1),
    state,
  );
}
const several = Array.from({ length: FAILING_ENDPOINTS }, (_, index) => index);

describe('a circuit to a push service', () => {
  it('stays closed whatever one endpoint answers, and however often', () => {
    const state = failing(
      Array.from({ length: 1_000 }, () => 'one'),
      { retryAfterMs: 24 * HOUR },
    );
    expect(admit(state, NOW)).toEqual({ kind: 'pass' });
  });

  it('opens when several different endpoints fail in a row', () => {
    expect(admit(failing(several.slice(1)), NOW)).toEqual({ kind: 'pass' });
    expect(admit(failing(several), NOW)).toEqual({ kind: 'wait', ms: 2_000 });
  });

  it('counts no failures of long ago', () => {
    const state = failing(several.slice(1));
    expect(admit(failing(['last'], { state, now: NOW + HOUR }), NOW + HOUR)).toEqual({
      kind: 'pass',
    });
  });

  it('stays open for what all of them ask, and for minutes at the most', () => {
    const some = failing(several.slice(1), { retryAfterMs: HOUR });
    expect(admit(failing(['last'], { state: some, retryAfterMs: 30_000 }), NOW)).toEqual({
      kind: 'wait',
      ms: 30_000,
    });
    expect(admit(failing(['last'], { state: some, retryAfterMs: HOUR }), NOW)).toEqual({
      kind: 'wait',
      ms: MAX_OPEN_MS,
    });
  });

  it('is not held open by what was asked for before it opened', () => {
    const open = failing(several);
    expect(failing(['late', 'later'], { state: open, now: NOW + 1 }).openUntil).toBe(
      open.openUntil,
    );
  });

  it('lets one probe through then, and the others wait a moment for its answer', () => {
    const open = failing(several);
    const probe = admit(open, open.openUntil);
    if (probe.kind !== 'probe') throw new Error(probe.kind);
    expect(admit(probe.state, open.openUntil)).toEqual({ kind: 'wait', ms: 2_000 });
    // An answer that never comes holds up the next probe for seconds.
    expect(admit(probe.state, open.openUntil + 15_000).kind).toBe('probe');
  });

  it('stays open longer each time that a probe fails', () => {
    let state = failing(several);
    const lasted: number[] = [];
    for (let probe = 0; probe < 9; probe += 1) {
      const now = state.openUntil;
      state = failing([`probe ${probe}`], { state, now });
      lasted.push((state.openUntil - now) / 1000);
    }
    expect(lasted).toEqual([4, 8, 16, 32, 64, 120, 120, 120, 120]);
  });
});
