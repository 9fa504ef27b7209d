import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Identity } from '../identity/identity.ts';
import { request } from '../server/request.ts';
import { ServerError } from '../server/server-error.ts';
import { createPushReceipts } from './receipts.ts';

interface Kept {
  learner: string;
  delivery: string;
  event: 'shown' | 'clicked';
}
const storage = vi.hoisted(() => ({ kept: [] as unknown[], tells: true }));
vi.mock('../stored.ts', () => ({
  presencePreferences: { get: async () => ({ receipts: storage.tells }) },
  pushReceipts: {
    get: async () => storage.kept,
    set: async (next: unknown[]) => {
      storage.kept = next;
    },
  },
}));
vi.mock('../server/request.ts', () => ({ request: vi.fn() }));

let learner: string | null;
const identity: Identity = {
  user: async () => (learner === null ? null : { id: learner, name: learner, imageUrl: null }),
  token: async () => `of ${learner}`,
  signOut: vi.fn(),
  onChange: vi.fn(),
};
const receipts = (count: number, of = 'ana'): Kept[] =>
  Array.from({ length: count }, (_, index) => ({
    learner: of,
    delivery: `${of}-${index}`,
    event: 'shown',
  }));
/** How many receipts each request brought, by whose token. */
let sent: string[];

beforeEach(() => {
  learner = 'ana';
  storage.tells = true;
  sent = [];
  vi.stubGlobal('navigator', {
    locks: { request: (_name: string, work: () => Promise<void>) => work() },
  });
  vi.mocked(request)
    .mockReset()
    .mockImplementation(async (_path, _schema, init) => {
      const { receipts: brought } = JSON.parse(String(init?.body));
      sent.push(`${brought.length} ${new Headers(init?.headers).get('authorization')}`);
      return null;
    });
});
afterEach(() => void vi.unstubAllGlobals());

describe('receipts that are kept', () => {
  it('are all sent, a hundred in a request, and then forgotten', async () => {
    storage.kept = receipts(230);
    await createPushReceipts(identity).send();
    expect(sent).toEqual(['100 Bearer of ana', '100 Bearer of ana', '30 Bearer of ana']);
    expect(storage.kept).toEqual([]);
  });

  it('of another learner wait for that one', async () => {
    storage.kept = [...receipts(2, 'ben'), ...receipts(1)];
    await createPushReceipts(identity).send();
    expect(sent).toEqual(['1 Bearer of ana']);
    expect(storage.kept).toEqual(receipts(2, 'ben'));
  });

  it('are not sent while nobody is signed in', async () => {
    storage.kept = receipts(1);
    learner = null;
    await createPushReceipts(identity).send();
    expect(sent).toEqual([]);
    expect(storage.kept).toEqual(receipts(1));
  });

  it.each([
    ['does not answer', null],
    ['has enough', 429],
    ['fails', 500],
    ['lacks its database', 503],
    ['takes the token for over', 401],
  ])('stay while the server %s', async (_what, status) => {
    storage.kept = receipts(3);
    vi.mocked(request).mockRejectedValue(new ServerError('Not now.', status, null));
    await createPushReceipts(identity).send();
    expect(request).toHaveBeenCalledOnce();
    expect(storage.kept).toEqual(receipts(3));
  });

  it('that the server finds wrong keep no later ones waiting', async () => {
    storage.kept = receipts(101);
    vi.mocked(request).mockRejectedValueOnce(new ServerError('Wrong.', 400, 'malformed-request'));
    await createPushReceipts(identity).send();
    expect(sent).toEqual(['1 Bearer of ana']);
    expect(storage.kept).toEqual([]);
  });
});

describe('a receipt', () => {
  beforeEach(() => {
    storage.kept = [];
    vi.spyOn(Math, 'random').mockReturnValue(0);
  });
  afterEach(() => void vi.restoreAllMocks());

  it('is kept as its learner’s before it is sent', async () => {
    vi.mocked(request).mockReturnValue(Promise.withResolvers<never>().promise);
    await createPushReceipts(identity).add({ delivery: 'd', event: 'clicked' });
    expect(storage.kept).toEqual([{ learner: 'ana', delivery: 'd', event: 'clicked' }]);
    await vi.waitFor(() => expect(request).toHaveBeenCalledOnce());
  });

  it('is nobody’s once its learner has signed out', async () => {
    learner = null;
    await createPushReceipts(identity).add({ delivery: 'd', event: 'shown' });
    expect(storage.kept).toEqual([]);
  });

  it('is none where its learner wants nobody to know', async () => {
    storage.tells = false;
    await createPushReceipts(identity).add({ delivery: 'd', event: 'shown' });
    expect(storage.kept).toEqual([]);
  });

  it('that comes while others are sent is sent after them', async () => {
    storage.kept = receipts(1);
    const answer = Promise.withResolvers<null>();
    vi.mocked(request).mockReturnValueOnce(answer.promise);
    const all = createPushReceipts(identity);
    const sending = all.send();
    await all.add({ delivery: 'late', event: 'shown' });
    answer.resolve(null);
    await sending;
    await vi.waitFor(() => expect(storage.kept).toEqual([]));
    expect(sent).toEqual(['1 Bearer of ana']);
  });
});
