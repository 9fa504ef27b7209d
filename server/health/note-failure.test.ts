import { describe, expect, it } from 'vitest';
import { createLogLines } from '../testing/log-lines.ts';
import { dependencyOf } from './dependency-of.ts';
import { createNoteFailure } from './note-failure.ts';

describe('a failure that nobody else is told of', () => {
  it('is told by the outage that caused it, or by its own message', () => {
    const { log, lines } = createLogLines();
    const noteFailure = createNoteFailure({ outages: { report: dependencyOf }, log });
    noteFailure(Object.assign(new Error(), { code: 'ECONNREFUSED' }), 'nothing was noted');
    expect(lines).toEqual([]);
    noteFailure(new Error('a fault of ours'), 'nothing was noted');
    expect(lines).toMatchObject([{ msg: 'nothing was noted', err: expect.anything() }]);
  });
});
