import type { Account } from './frontend-api/instance.ts';

/** Learners of the tests, by how they sign in. */
export const ana: Account = {
  id: 'user_ana',
  email: 'ana@example.com',
  password: 'ana-knows-this',
  firstName: 'Ana',
  lastName: 'Lima',
};
export const ben: Account = {
  id: 'user_ben',
  email: 'ben@example.com',
  password: null,
  firstName: 'Ben',
  lastName: 'Okafor',
};
export const secondFactor: Account = {
  id: 'user_cem',
  email: 'cem@example.com',
  password: 'cem-knows-this',
  firstName: 'Cem',
  lastName: 'Aydın',
  secondFactor: true,
};
export const elsewhere: Account = {
  id: 'user_dora',
  email: 'dora@example.com',
  password: null,
  getsCodes: false,
  firstName: 'Dora',
  lastName: 'Kiss',
};
export const iris: Account = {
  id: 'user_iris',
  email: 'iris@example.com',
  password: 'iris-knows-this',
  firstName: 'Iris',
  lastName: 'Novak',
  publicMetadata: { role: 'instructor', courses: ['demo'] },
};
