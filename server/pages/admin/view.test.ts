import { describe, expect, it } from 'vitest';
import type { PageIdentity } from '../identity/page-identity.ts';
import { createAdminApi } from './api/admin-api.ts';
import type { DeskStage, Stage } from './session.ts';
import { FIRST_VIEW, reduceView, whoIn } from './view.ts';

const identity: PageIdentity = {
  user: () => null,
  token: () => Promise.resolve(null),
  signOut: () => Promise.resolve(),
  showSignIn: () => undefined,
};
const signedOut: Stage = { at: 'signed-out', identity };
const opening: Stage = { at: 'opening', name: 'Ada' };
const desk: DeskStage = {
  at: 'desk',
  sender: {
    ...{ id: 'u-ada', name: 'Ada', role: 'admin' },
    ...{ sites: ['demo'], courses: [], hasMoreCourses: false, coursesWithoutSite: [] },
  },
  api: createAdminApi(identity.token, () => undefined),
  session: 2,
};
const learner: Stage = { at: 'refused', name: 'Ana', why: 'learner', message: 'No.' };

const seen = (...events: Parameters<typeof reduceView>[1][]) =>
  events.reduce(reduceView, FIRST_VIEW);

describe('the form to sign in with', () => {
  it('stays while who it is is looked up, as somebody may go on filling it in', () => {
    expect(seen(signedOut, opening).signIn).toBe(identity);
  });

  it.each([
    ['the desk', desk],
    ['a refusal', learner],
  ])('gives way to %s', (_what, stage) => {
    expect(seen(signedOut, opening, stage).signIn).toBeNull();
  });
});

describe('the desk', () => {
  it('takes the focus where it comes in place of the form, and only there', () => {
    expect(seen(signedOut, opening, desk).isFreshDesk).toBe(true);
    expect(seen(opening, desk).isFreshDesk).toBe(false);
  });

  it('stays, with its draft, when the session ends by itself', () => {
    expect(seen(opening, desk, signedOut).desk).toBe(desk);
    expect(seen(opening, desk, signedOut, opening, learner).desk).toBe(desk);
  });

  it('goes when its writer signs out', () => {
    expect(seen(opening, desk, { at: 'leaving' }, signedOut).desk).toBeNull();
  });

  it('stays for who signed out once and is back', () => {
    const back = seen(opening, desk, { at: 'leaving' }, signedOut, opening, desk);
    expect(reduceView(back, signedOut).desk).toBe(desk);
  });
});

it('says who is signed in, as soon as it is known', () => {
  expect([FIRST_VIEW.stage, signedOut, opening, desk, learner].map(whoIn)).toEqual([
    null,
    null,
    'Ada',
    'Ada, admin',
    'Ana',
  ]);
});
