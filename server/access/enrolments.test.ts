import { describe, expect, it, vi } from 'vitest';
import type { Enrolment } from './enrolment.ts';
import { createEnrolments } from './enrolments.ts';

const row: Enrolment = {
  ...{ site: 'a', courseId: 'b', beginsAt: null, endsAt: null, group: null, ceiling: null },
};

function open() {
  const state = { now: 0, isDown: false, hears: true };
  const read = vi.fn(async (ids: string[]) => {
    if (state.isDown) throw new Error('gone');
    return new Map(ids.map((id) => [id, [{ ...row, courseId: id }]]));
  });
  const enrolments = createEnrolments({
    read,
    isCurrent: () => state.hears,
    outages: { report: () => 'database', isDown: () => false },
    now: () => state.now,
  });
  return { state, read, enrolments };
}

describe('what lists say of learners', () => {
  it('is read once for all who ask at a moment, and then remembered', async () => {
    const { read, enrolments } = open();
    await Promise.all(['ana', 'ben', 'ana'].map((id) => enrolments.of(id)));
    expect(read.mock.calls).toEqual([[['ana', 'ben']]]);
    expect(await enrolments.of('ben')).toMatchObject([{ courseId: 'ben' }]);
    expect(read).toHaveBeenCalledTimes(1);
  });

  it('is read anew when it has changed, after five minutes, and where others are not heard', async () => {
    const { state, read, enrolments } = open();
    await enrolments.of('ana');
    enrolments.forget(['ben']);
    await enrolments.of('ana');
    expect(read).toHaveBeenCalledTimes(1);
    enrolments.forget(['ana']);
    await enrolments.of('ana');
    enrolments.forget('all');
    await enrolments.of('ana');
    state.now = 5 * 60_000;
    await enrolments.of('ana');
    expect(read).toHaveBeenCalledTimes(4);
    state.hears = false;
    await enrolments.of('ana');
    expect(read).toHaveBeenCalledTimes(5);
  });

  it('is not kept where it has changed while it was read', async () => {
    const { read, enrolments } = open();
    const reading = enrolments.of('ana');
    enrolments.forget('all');
    await reading;
    await enrolments.of('ana');
    expect(read).toHaveBeenCalledTimes(2);
  });

  it('stands in for a database that does not answer, for half an hour; of others nothing is known', async () => {
    const { state, enrolments } = open();
    await enrolments.of('ana');
    enrolments.forget('all');
    state.isDown = true;
    expect(await enrolments.of('ana')).toHaveLength(1);
    await expect(enrolments.of('ben')).rejects.toMatchObject({ code: 'database-unavailable' });
    state.now = 31 * 60_000;
    await expect(enrolments.of('ana')).rejects.toMatchObject({ code: 'database-unavailable' });
  });
});
