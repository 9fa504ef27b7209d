import { expect, it } from 'vitest';
import { createLogLines } from '../testing/log-lines.ts';
import { createOutages } from './outages.ts';

it('tells of no outage while the server lets go of the database', () => {
  const { log, lines } = createLogLines();
  const up = async () => undefined;
  const outages = createOutages({ probes: { database: up, channels: up }, log, now: () => 0 });
  outages.stop();
  const late = new Error('Cannot use a pool after calling end on the pool');
  expect(outages.report(late)).toBe('database');
  expect(lines).toEqual([]);
});
