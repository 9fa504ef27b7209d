import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { PageIdentity } from '../identity/page-identity.ts';
import { openSession, type Stage } from './session.ts';

const ada = {
  ...{ id: 'u-ada', name: 'Ada', role: 'admin' },
  ...{ sites: ['demo'], courses: [], hasMoreCourses: false, coursesWithoutSite: [] },
};
const fetched = vi.fn<typeof fetch>();
let stages: string[];
let user: { name: string } | null;

beforeEach(() => {
  vi.stubGlobal('fetch', fetched);
  fetched.mockReset().mockImplementation(async () => Response.json(ada));
  stages = [];
  user = null;
});
afterEach(() => void vi.unstubAllGlobals());

const identity: PageIdentity = {
  user: () => user,
  token: () => Promise.resolve(user && 'a.b.c'),
  signOut: () => Promise.resolve(),
  showSignIn: () => undefined,
};

/** Opens a session; gives what tells it that somebody has signed in or out. */
async function open(): Promise<() => void> {
  let changed: () => void = () => undefined;
  await openSession(
    async (callback) => {
      changed = callback;
      return identity;
    },
    (stage) => void stages.push(summaryOf(stage)),
  );
  return changed;
}

function summaryOf(stage: Stage): string {
  if (stage.at === 'desk') return `desk of ${stage.sender.name}`;
  return stage.at === 'refused' ? `refused: ${stage.why}, ${stage.message}` : stage.at;
}

it('asks to sign in, then shows the desk', async () => {
  const changed = await open();
  user = { name: 'Ada' };
  changed();
  await vi.waitFor(() => expect(stages).toEqual(['signed-out', 'opening', 'desk of Ada']));
});

it('refuses learners, and says what failed', async () => {
  user = { name: 'Ana' };
  fetched.mockResolvedValueOnce(Response.json({ detail: 'Not you.' }, { status: 403 }));
  await open();
  await vi.waitFor(() => expect(stages).toEqual(['opening', 'refused: learner, Not you.']));
  fetched.mockResolvedValueOnce(Response.json({}, { status: 503 }));
  stages = [];
  await open();
  const failed = ['opening', 'refused: failure, The server answered 503.'];
  await vi.waitFor(() => expect(stages).toEqual(failed));
});

it('shows no desk of who signed out meanwhile', async () => {
  const answer = Promise.withResolvers<Response>();
  fetched.mockReturnValueOnce(answer.promise);
  user = { name: 'Ada' };
  const changed = await open();
  await vi.waitFor(() => expect(fetched).toHaveBeenCalled());
  user = null;
  changed();
  const signedOut = ['opening', 'signed-out'];
  expect(stages).toEqual(signedOut);
  answer.resolve(Response.json(ada));
  // Who signs in then comes after whatever that answer could have led to.
  user = { name: 'Ada' };
  changed();
  await vi.waitFor(() => expect(stages).toEqual([...signedOut, 'opening', 'desk of Ada']));
});

it('says why nobody can sign in at all', async () => {
  const gone = new Error('Clerk can’t be reached.');
  const show = (stage: Stage) => void stages.push(summaryOf(stage));
  await expect(openSession(() => Promise.reject(gone), show)).rejects.toBe(gone);
  expect(stages).toEqual(['refused: failure, Clerk can’t be reached.']);
});
