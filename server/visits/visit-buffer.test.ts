import { describe, expect, it } from 'vitest';
import { createVisitBuffer } from './visit-buffer.ts';

const room = (chapter: string) => ({ site: 'demo', course: 'light', chapter });
const seen = (id: string, seconds = 0, name = id) => ({
  ...{ id, name, imageUrl: null },
  lastSeenAt: new Date(Date.UTC(2026, 10, 30, 12, 0, seconds)),
});
const summary = ({
  learners,
  visits,
}: ReturnType<ReturnType<typeof createVisitBuffer>['take']>) => [
  learners.map(({ id, name }) => `${id} ${name}`),
  visits.map(({ learnerId, room: { chapter } }) => `${learnerId} ${chapter}`),
];

describe('visits that wait to be written', () => {
  it('are one a learner and one of each of their rooms, the newest', () => {
    const buffer = createVisitBuffer();
    buffer.add(seen('ana', 1), room('1'));
    buffer.add(seen('ana', 2, 'Ana'), room('2'));
    buffer.add(seen('ana', 3, 'Ana B'), room('1'));
    buffer.add(seen('ben', 4), null);
    const batch = buffer.take(10);
    expect(summary(batch)).toEqual([
      ['ana Ana B', 'ben ben'],
      ['ana 1', 'ana 2'],
    ]);
    expect(batch.visits.map(({ lastSeenAt }) => lastSeenAt.getSeconds())).toEqual([3, 2]);
    expect(buffer.size).toBe(0);
  });

  it('are taken by learner, who waits longest first', () => {
    const buffer = createVisitBuffer();
    for (const id of ['ana', 'ben', 'cem']) buffer.add(seen(id), room('1'));
    buffer.add(seen('ana', 1), null);
    expect(summary(buffer.take(2))).toEqual([
      ['ana ana', 'ben ben'],
      ['ana 1', 'ben 1'],
    ]);
    expect(summary(buffer.take(2))).toEqual([['cem cem'], ['cem 1']]);
  });

  it('are put back beside what is newer', () => {
    const buffer = createVisitBuffer();
    buffer.add(seen('ana', 1, 'before'), room('1'));
    buffer.add(seen('ben', 1), room('1'));
    const failed = buffer.take(10);
    buffer.add(seen('ana', 2, 'after'), room('2'));
    buffer.putBack(failed);
    expect(summary(buffer.take(10))).toEqual([
      ['ana after', 'ben ben'],
      ['ana 2', 'ana 1', 'ben 1'],
    ]);
  });

  it('are so many at the most: the oldest go, who was seen stays', () => {
    const buffer = createVisitBuffer({ learners: 3, visits: 2 });
    for (const id of ['ana', 'ben', 'cem']) buffer.add(seen(id), room('1'));
    expect(buffer.dropped).toBe(1);
    buffer.add(seen('dia'), room('1'));
    expect(buffer.dropped).toBe(2);
    expect(summary(buffer.take(10))).toEqual([
      ['ben ben', 'cem cem', 'dia dia'],
      ['cem 1', 'dia 1'],
    ]);
  });

  it('are so many at the most also where a whole batch comes back', () => {
    const buffer = createVisitBuffer({ learners: 2, visits: 2 });
    buffer.add(seen('ana'), room('1'));
    buffer.add(seen('ben'), room('1'));
    const failed = buffer.take(10);
    buffer.add(seen('cem'), room('1'));
    buffer.putBack(failed);
    expect(buffer.size).toBe(2);
  });

  it('are nothing any more of who is forgotten', () => {
    const buffer = createVisitBuffer();
    buffer.add(seen('ana'), room('1'));
    expect(buffer.roomsOf('ana')).toEqual([room('1')]);
    buffer.forget('ana');
    expect(buffer.roomsOf('ana')).toEqual([]);
    expect(summary(buffer.take(10))).toEqual([[], []]);
  });
});
