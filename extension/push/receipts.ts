import * as v from 'valibot';
import type { Receipt } from '../../server/contract/push.ts';
import type { Identity } from '../identity/identity.ts';
import { ignoreUnreachable } from '../identity/ignore-unreachable.ts';
import { learnerRequest } from '../identity/learner-request.ts';
import { asJson } from '../server/as-json.ts';
import { ServerError } from '../server/server-error.ts';
import { type KeptReceipt, presencePreferences, pushReceipts } from '../stored.ts';
import { addReceipt, nextBatch, withoutReceipts } from './receipt-outbox.ts';

const PATH = '/api/me/notifications/receipts';
/** Ms over which browsers spread their receipts that were all pushed at once, or all find the server again. */
const SPREAD_MS = 2_000;
const LOCK = 'push receipts';

/** Tells the server what was shown and clicked; keeps it for as long as the server can't be told. */
export interface PushReceipts {
  /** Resolves once it is kept; it is sent soon. */
  add(receipt: Receipt): Promise<void>;
  /** Sends what is kept, in a moment. */
  sendSoon(): Promise<void>;
  /** Sends what is kept, at once. */
  send(): Promise<void>;
}

/** Keeps receipts in `chrome.storage.local`: a worker that ends loses none. */
export function createPushReceipts(identity: Identity): PushReceipts {
  let sending: Promise<void> | null = null;

  async function change(step: (book: KeptReceipt[]) => KeptReceipt[]): Promise<void> {
    await navigator.locks.request(LOCK, async () => {
      await pushReceipts.set(step(await pushReceipts.get()));
    });
  }

  async function sendAll(): Promise<void> {
    for (;;) {
      const [user, book] = await Promise.all([identity.user(), pushReceipts.get()]);
      const receipts = user ? nextBatch(book, user.id) : [];
      if (receipts.length === 0) return;
      try {
        await learnerRequest(identity, PATH, v.unknown(), asJson('POST', { receipts }));
      } catch (error) {
        ignoreUnreachable(error);
        // What the server finds wrong it would find wrong again; all else is kept for later.
        if (!(error instanceof ServerError) || error.status !== 400) return;
      }
      await change((kept) => withoutReceipts(kept, receipts));
    }
  }

  async function send(): Promise<void> {
    // What was added while others were being sent is sent after them.
    await sending;
    sending ??= sendAll().finally(() => {
      sending = null;
    });
    await sending;
  }

  async function sendSoon(): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, Math.random() * SPREAD_MS));
    await send();
  }

  return {
    async add(receipt) {
      const user = await identity.user();
      if (!(await presencePreferences.get()).receipts) return; // nobody is to know
      if (!user) return; // signed out meanwhile: there is nobody any more whose receipt it is
      await change((book) => addReceipt(book, { learner: user.id, ...receipt }));
      void sendSoon();
    },
    sendSoon,
    send,
  };
}
