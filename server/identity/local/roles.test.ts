import { describe, expect, it } from 'vitest';
import { localRole, readAdmins, readInstructors } from './roles.ts';

const roles = {
  admins: readAdmins('Ada, Grace Hopper'),
  instructors: readInstructors('Ines: demo, Jon: algebra  geometry,Kim'),
};

describe('roles under the local identity', () => {
  it.each([
    ['Ada', { role: 'admin', courses: [] }],
    ['grace hopper', { role: 'admin', courses: [] }],
    ['INES', { role: 'instructor', courses: ['demo'] }],
    ['Jon', { role: 'instructor', courses: ['algebra', 'geometry'] }],
    ['Kim', { role: 'instructor', courses: [] }],
    ['Grace', { role: 'learner', courses: [] }],
    ['', { role: 'learner', courses: [] }],
  ])('make of %j %j', (name, expected) => {
    expect(localRole(roles, name)).toEqual(expected);
  });

  it('are nobody’s where nobody is named', () => {
    const none = { admins: readAdmins(''), instructors: readInstructors(' , ') };
    expect(localRole(none, 'Ada').role).toBe('learner');
  });
});
