import { expect, it } from 'vitest';
import { peopleOf } from './people-of.ts';

const person = (id: string, name: string) => ({ id, name, imageUrl: null });
const member = (id: string, name: string) => ({
  ...person(id, name),
  away: false,
  returned: false,
});
const user = person('ana', 'Ana');
const rosterOf = (...members: ReturnType<typeof member>[]) => ({
  members: () => members,
  count: () => members.length + 2,
});

it('counts who shows no name, and names oneself all the same', () => {
  const roster = rosterOf(member('x', ''), member('y', ''), member('ben', 'Ben'));
  expect(peopleOf(roster, { id: 'x', user, appearsOffline: false })).toEqual({
    members: [member('x', 'Ana'), member('ben', 'Ben')],
    counted: 1,
    count: 5,
  });
});

it('leaves out oneself who appears offline', () => {
  const roster = rosterOf(member('ana', 'Ana'), member('ben', 'Ben'));
  expect(peopleOf(roster, { id: 'ana', user, appearsOffline: true })).toEqual({
    members: [member('ben', 'Ben')],
    counted: 0,
    count: 3,
  });
});

it('names the first hundred of a large room, and counts all', () => {
  const many = Array.from({ length: 300 }, (_, at) => member(String(at), `Learner ${at}`));
  const people = peopleOf(rosterOf(...many), { id: '0', user, appearsOffline: false });
  expect(people.members).toHaveLength(100);
  expect(people).toMatchObject({ counted: 0, count: 302 });
});
