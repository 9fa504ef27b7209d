import { describe, expect, it } from 'vitest';
import {
  EMPTY_ROSTER,
  membersOf,
  nextDeparture,
  type Roster,
  type RosterMember,
  settled,
  withEnded,
  withJoined,
  withLeft,
  withSnapshot,
} from './roster.ts';

const LEAVE_GRACE_MS = 2_500;
const ENDED_GRACE_MS = 1_000;
const OUTAGE_GRACE_MS = 5_000;

const person = (id: string, name = id): RosterMember => ({
  id,
  name,
  imageUrl: null,
  returned: false,
});
const ids = (roster: Roster) => membersOf(roster, null).map(({ id }) => id);
const of = (...names: string[]) =>
  withSnapshot(
    EMPTY_ROSTER,
    names.map((id) => person(id)),
    0,
  );

describe('a roster', () => {
  it('is what the snapshot says, in its order', () => {
    expect(ids(of('ana', 'ben'))).toEqual(['ana', 'ben']);
  });

  it('shows who teaches before who learns, wherever they came', () => {
    const tia = { ...person('tia'), role: 'instructor' } as const;
    const roster = withJoined(of('ana', 'me'), tia);
    expect(membersOf(roster, 'me').map(({ id }) => id)).toEqual(['me', 'tia', 'ana']);
  });

  it('shows oneself first', () => {
    expect(membersOf(of('ana', 'me', 'ben'), 'me').map(({ id }) => id)).toEqual([
      'me',
      'ana',
      'ben',
    ]);
  });

  it('keeps a leaver for the grace, then lets them go', () => {
    const leaving = withLeft(of('ana', 'ben'), 'ana', 1_000);
    expect(ids(settled(leaving, 1_000 + LEAVE_GRACE_MS - 1))).toEqual(['ana', 'ben']);
    expect(ids(settled(leaving, 1_000 + LEAVE_GRACE_MS))).toEqual(['ben']);
  });

  it('keeps the place of someone who comes back within the grace', () => {
    const back = withJoined(withLeft(of('ana', 'ben'), 'ana', 1_000), person('ana', 'Ana B.'));
    expect(membersOf(settled(back, 99_999), null)).toEqual([
      person('ana', 'Ana B.'),
      person('ben'),
    ]);
  });

  it('gives the grace to whoever a new snapshot lacks', () => {
    const after = withSnapshot(of('ana', 'ben'), [person('ben'), person('cem')], 5_000);
    expect(ids(after)).toEqual(['ana', 'ben', 'cem']);
    expect(ids(settled(after, 5_000 + LEAVE_GRACE_MS))).toEqual(['ben', 'cem']);
  });

  it('waits longer for those who may be about to come back as well', () => {
    const after = withSnapshot(of('ana', 'ben'), [person('ben')], 1_000, OUTAGE_GRACE_MS);
    expect(ids(settled(after, 1_000 + OUTAGE_GRACE_MS - 1))).toEqual(['ana', 'ben']);
    expect(ids(settled(after, 1_000 + OUTAGE_GRACE_MS))).toEqual(['ben']);
  });

  it('waits longer also for who left just before the outage: all were about to be cut off', () => {
    const leaving = withLeft(of('ana', 'ben'), 'ana', 1_000);
    const after = withSnapshot(leaving, [person('ben')], 60_000, OUTAGE_GRACE_MS);
    expect(nextDeparture(after)).toBe(60_000 + OUTAGE_GRACE_MS);
  });

  it('does not start a grace anew', () => {
    const left = withLeft(of('ana'), 'ana', 1_000);
    expect(nextDeparture(withLeft(left, 'ana', 1_500))).toBe(1_000 + LEAVE_GRACE_MS);
    expect(nextDeparture(withSnapshot(left, [], 1_500))).toBe(1_000 + LEAVE_GRACE_MS);
  });

  it('lets a newcomer stand at once for one whose presence the server has ended', () => {
    const ended = withEnded(of('ana silva', 'ben'), 'ana silva', 1_000);
    expect(ids(withJoined(ended, person('ana')))).toEqual(['ben', 'ana']);
  });

  it('lets them stand for one of those, and for none who left', () => {
    const leaving = withLeft(of('ana', 'ben', 'cem'), 'ana', 1_000);
    const ended = withEnded(withEnded(leaving, 'ben', 1_000), 'cem', 1_000);
    expect(ids(withJoined(ended, person('dora')))).toEqual(['ana', 'cem', 'dora']);
  });

  it('lets who comes back as they were stand for nobody else', () => {
    const ended = withEnded(withEnded(of('ana', 'ben'), 'ana', 1_000), 'ben', 1_000);
    expect(ids(withJoined(ended, person('ben')))).toEqual(['ana', 'ben']);
  });

  it('is shorter for who has no name: with them the number alone changes', () => {
    const roster = withJoined(EMPTY_ROSTER, person('counted', ''));
    expect(nextDeparture(withLeft(roster, 'counted', 1_000))).toBe(1_000 + ENDED_GRACE_MS);
  });

  it('knows when the next one goes', () => {
    expect(nextDeparture(of('ana'))).toBe(Infinity);
    const two = withLeft(withLeft(of('ana', 'ben'), 'ben', 300), 'ana', 500);
    expect(nextDeparture(two)).toBe(300 + LEAVE_GRACE_MS);
  });

  it('ignores the leaving of someone who is not there', () => {
    const roster = of('ana');
    expect(withLeft(roster, 'nobody', 0)).toBe(roster);
  });
});
