import { describe, expect, it } from 'vitest';
import { Problem } from '../problem/problem.ts';
import { readList } from './read-list.ts';
import { writeCsv } from './write-csv.ts';

const csv = (...lines: string[]) => readList('text/csv', lines.join('\n'));
const json = (...learners: unknown[]) => readList('application/json', JSON.stringify({ learners }));
const ana = { learner: 'ana', from: null, until: null, group: null, ceiling: null };

function whyNot(read: () => unknown): string {
  try {
    read();
  } catch (error) {
    if (error instanceof Problem) return error.message;
    throw error;
  }
  return 'nothing';
}

describe('a list of learners', () => {
  it('is read as JSON and as CSV alike, with the columns that it has', () => {
    expect(json({ learner: 'ana' })).toEqual([ana]);
    expect(csv('learner', 'ana')).toEqual([ana]);
    expect(csv('\ufeffGroup, Learner\r', 'a;b,"ana"\r')).toEqual([{ ...ana, group: 'a;b' }]);
  });

  it('may be empty: then nobody is on the course', () => {
    expect(json()).toEqual([]);
    expect(csv('learner')).toEqual([]);
  });

  it('says from when and until when: a day counts whole, in UTC', () => {
    const [first] = csv('learner,from,until', 'ana,2026-09-01,2026-12-18');
    expect(first?.from?.toISOString()).toBe('2026-09-01T00:00:00.000Z');
    expect(first?.until?.toISOString()).toBe('2026-12-19T00:00:00.000Z');
    const [exact] = json({ learner: 'ana', until: '2026-12-18T12:00:00+01:00' });
    expect(exact?.until?.toISOString()).toBe('2026-12-18T11:00:00.000Z');
  });

  it('is read again as it is written', () => {
    const list = csv('learner,from,group,ceiling', 'ana,2026-09-01,"a ""b"", c",counted', 'ben,,,');
    expect(readList('text/csv', writeCsv(list))).toEqual(list);
  });

  it('names all that is wrong by line, and what is wrong', () => {
    const why = whyNot(() =>
      csv(
        'learner,from,until,ceiling',
        'ana,,,',
        ',,,',
        'ben,soon,,',
        '',
        'cem,2026-02-01,2026-01-01,all',
        'ana,,,',
      ),
    );
    expect(why).toMatch(/^Nothing was changed\. The list has to change: line 3, learner: /);
    expect(why).toContain('line 4, from: is neither a day');
    expect(why).toContain('line 6, ceiling: ');
    expect(why).toContain('line 7, learner: is on the list twice: line 2 has the same');
    expect(
      whyNot(() => json({ learner: 'ana', from: '2026-02-02', until: '2026-02-01' })),
    ).toContain('learner 1, until: is not after from');
  });

  it('names 100 of them, and how many more there are', () => {
    const why = whyNot(() => csv('learner,from', ...Array(103).fill('ana,soon')));
    expect(why.match(/line \d+/g)).toHaveLength(100);
    expect(why).toMatch(/; and 3 more\.$/);
  });

  it.each([
    ['text/csv', 'name\nana', 'must name the columns'],
    ['text/csv', '', 'must name the columns'],
    ['text/csv', 'learner,mail\nana,a@b', 'There is no column "mail"'],
    ['text/csv', 'learner,learner\nana,ana', 'named twice'],
    ['text/csv', 'learner\nana\nben,cem', 'Line 3 is no CSV'],
    ['text/csv', 'learner\n"ana', 'is no CSV'],
    ['text/csv', `learner\n${'a'.repeat(5_000)}`, 'is no CSV'],
    ['text/csv', `learner\n${'a'.repeat(200)}`, 'line 2, learner'],
    ['text/csv', `learner\n${Array.from({ length: 10_001 }, (_, n) => n).join('\n')}`, '10,000'],
    ['application/json', '[]', 'The body must be {"learners"'],
    ['application/json', '{"learners":[{"learner":"ana","mail":"a@b"}]}', 'learner 1, mail'],
    ['application/json', '{', 'not JSON'],
    ['text/plain', 'ana', 'application/json or as text/csv'],
  ])('is refused as %s: %j', (type, text, why) => {
    expect(whyNot(() => readList(type, text))).toContain(why);
  });
});
