import { describe, expect, it } from 'vitest';
import type { SignedInPerson } from '../identity/person.ts';
import { firstNameOf, shownMember } from './shown-member.ts';

const tia: SignedInPerson = {
  id: 'tia',
  name: 'Tia Marie Silva',
  imageUrl: 'https://img.test/tia.png',
  role: 'instructor',
  courses: ['botany'],
};
describe('what others see', () => {
  const as = { id: 'x', teaches: false, since: 7 };

  it('is all of who shows their name', () => {
    expect(shownMember(tia, { ...as, seen: 'name' })).toEqual({
      id: 'x',
      name: 'Tia Marie Silva',
      imageUrl: 'https://img.test/tia.png',
      since: 7,
    });
  });

  it('is no picture and the first name of who shows that', () => {
    expect(shownMember(tia, { ...as, seen: 'first-name', teaches: true })).toEqual({
      id: 'x',
      name: 'Tia',
      imageUrl: null,
      role: 'instructor',
      since: 7,
    });
  });

  it('is nothing of who is only counted, whether they teach or not', () => {
    expect(shownMember(tia, { ...as, seen: 'counted', teaches: true })).toBeNull();
  });

  it.each([
    [{ name: 'Silva Tia', givenName: ' Tia  Marie ' }, 'Tia Marie'],
    [{ name: 'Tia Silva', givenName: '\u3164' }, 'Tia'],
    [{ name: 'Tia' }, 'Tia'],
  ])('calls %j by %s', (person, firstName) => {
    expect(firstNameOf(person)).toBe(firstName);
  });
});
