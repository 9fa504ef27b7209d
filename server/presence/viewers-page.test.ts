import { describe, expect, it } from 'vitest';
import { listed, pageOf } from './viewers-page.ts';

const person = (name: string, id = name) => ({ id, name, imageUrl: null });
const PEOPLE = listed([
  person('Zoë'),
  person('Émile'),
  person('ana', '2'),
  { ...person('Tia'), role: 'instructor' },
  person('Ana', '1'),
  person('Łukasz'),
]);
const FIRST = { search: '', after: '', limit: 2 };
const names = ({ people }: ReturnType<typeof pageOf>) => people.map(({ name }) => name);

describe('pages of viewers', () => {
  it('have who teaches first, then all by name, each once', () => {
    const pages = [pageOf(PEOPLE, FIRST)];
    for (let next = pages[0]?.next; next; next = pages.at(-1)?.next) {
      pages.push(pageOf(PEOPLE, { ...FIRST, after: next }));
    }
    expect(pages.map(names)).toEqual([
      ['Tia', 'Ana'],
      ['ana', 'Émile'],
      ['Łukasz', 'Zoë'],
    ]);
  });

  it('are of those who are looked for', () => {
    expect(names(pageOf(PEOPLE, { ...FIRST, search: 'ANÁ' }))).toEqual(['Ana', 'ana']);
    expect(pageOf(PEOPLE, { ...FIRST, search: 'lukasz' })).toMatchObject({ next: null });
    expect(names(pageOf(PEOPLE, { ...FIRST, search: 'nobody' }))).toEqual([]);
  });

  it('go on where the last person of the page before has gone, and with who came behind them', () => {
    const { next } = pageOf(PEOPLE, FIRST);
    const later = listed([person('Bea'), person('Aaron'), person('Zoë')]);
    expect(names(pageOf(later, { ...FIRST, after: next ?? '' }))).toEqual(['Bea', 'Zoë']);
  });

  it('begin anew by what is no cursor', () => {
    expect(names(pageOf(PEOPLE, { ...FIRST, after: '!' }))).toEqual(['Tia', 'Ana']);
  });
});
