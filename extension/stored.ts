import * as v from 'valibot';
import { browser } from 'wxt/browser';
import { Person } from '../server/contract/person.ts';
import { Receipt } from '../server/contract/push.ts';
import { DEFAULT_SERVER } from './build-defaults.ts';
import { PresencePreferences } from './messages/presence-preferences.ts';
import { SignInStage } from './messages/sign-in.ts';
import type { Stored } from './stored-value.ts';
import { withTimeout } from './timing/with-timeout.ts';

// Every key is declared in this file and nowhere else.

/** Ms that the browser's storage may take; with its disk in trouble it may never answer. */
const STORAGE_TIMEOUT_MS = 10_000;

/** Address of the server, without a slash at the end. Set by hand to use another than the build names. */
export const serverUrl = readOnce(
  stored(
    'serverUrl',
    v.pipe(
      v.string(),
      v.url(),
      v.transform((url) => url.replace(/\/+$/, '')),
    ),
    import.meta.env.WXT_SERVER_URL ?? DEFAULT_SERVER,
  ),
);

/** Who is signed in by the local identity, and the secret that stands for this browser. */
export const localIdentity = /* @__PURE__ */ readOnce(
  stored('localIdentity', v.nullable(v.object({ clientToken: v.string(), user: Person })), null),
);

/** Who is signed in with Clerk. */
export const clerkUser = /* @__PURE__ */ stored('clerkUser', v.nullable(Person), null);

/** The secret that stands for this browser at Clerk: its own client writes and reads it. */
export const clerkClient = /* @__PURE__ */ stored('clerkClient', v.nullable(v.string()), null);

/** The session token in use, and until when (ms since the epoch). Kept in memory by the browser. */
export const clerkToken = /* @__PURE__ */ stored(
  'clerkToken',
  v.nullable(v.object({ token: v.string(), until: v.number() })),
  null,
  'session',
);

/** A sign-in with Clerk that takes more than one step. Kept in memory by the browser. */
export const clerkSignIn = /* @__PURE__ */ stored(
  'clerkSignIn',
  v.nullable(SignInStage),
  null,
  'session',
);

const Outage = v.object({
  failures: v.number(),
  retryAt: v.number(),
  people: v.exactOptional(v.number()),
});
/** An outage that lasts: a worker that starts anew in it goes on waiting. Kept in memory by the browser. */
export const outage = stored('outage', v.nullable(Outage), null, 'session');

/** When visits to rooms began, by channel (ms since the epoch). Kept in memory by the browser. */
export const visitTimes = stored('visitTimes', v.record(v.string(), v.number()), {}, 'session');

/** As the server said last: a copy, so that a worker that starts while the server is away keeps to what was chosen. */
export const presencePreferences = stored('presencePreferences', PresencePreferences, {
  appearOffline: false,
  joinToasts: true,
  visibility: 'name',
  visibilityChosen: null,
  courseVisibility: [],
  allowedVisibility: [],
  receipts: true,
});

const PushChoice = v.object({ learner: v.string(), on: v.boolean() });
/** Whether a learner, by their id, wants notifications in this browser. */
export type PushChoice = v.InferOutput<typeof PushChoice>;

/** Of those who have said so, in a browser that several may use. */
export const pushChoices = stored('pushChoices', v.array(PushChoice), []);

/** The deliveries that were shown last: one that comes twice is shown once. */
export const shownDeliveries = stored('shownDeliveries', v.array(v.string()), []);

const KeptReceipt = v.object({ learner: v.string(), ...Receipt.entries });
/** A receipt, and by its id the learner whose it is: the server takes it from nobody else. */
export type KeptReceipt = v.InferOutput<typeof KeptReceipt>;

/** What was shown and clicked, until the server has been told. */
export const pushReceipts = stored('pushReceipts', v.array(KeptReceipt), []);

/** Tells this browser from the learner's others; made at first use. */
const browserIdentifier = stored('browserId', v.nullable(v.string()), null);

/** This browser's own id, which says nothing about it. */
export async function browserId(): Promise<string> {
  const kept = await browserIdentifier.get();
  if (kept) return kept;
  const made = crypto.randomUUID();
  await browserIdentifier.set(made);
  return made;
}

/**
 * Keeps what is stored here from content scripts, which may read it unless told otherwise: they run in
 * the process of a web page. (Firefox has no such setting.)
 */
export async function keepFromPages(): Promise<void> {
  await browser.storage.local.setAccessLevel?.({ accessLevel: 'TRUSTED_CONTEXTS' });
}

function stored<Schema extends v.GenericSchema>(
  key: string,
  schema: Schema,
  fallback: v.InferOutput<Schema>,
  area: 'local' | 'session' = 'local',
): Stored<v.InferOutput<Schema>> {
  return {
    key,
    fallback,
    async get() {
      const found = (await soon(key, browser.storage[area].get(key)))[key];
      const parsed = v.safeParse(schema, found);
      return parsed.success ? parsed.output : fallback;
    },
    set: (value) => soon(key, browser.storage[area].set({ [key]: value })),
    onChange(listener) {
      browser.storage[area].onChanged.addListener((changes) => {
        if (key in changes) listener();
      });
    },
  };
}

/**
 * `value`, kept in memory until something changes it: each request needs it, and a look into the browser's
 * storage costs as much as all else about a request.
 */
function readOnce<Value>(value: Stored<Value>): Stored<Value> {
  let read: Promise<Value> | null = null;
  let isWatched = false;
  const forget = () => {
    read = null;
  };
  return {
    ...value,
    get() {
      if (!isWatched) value.onChange(forget);
      isWatched = true;
      if (!read) {
        read = value.get();
        read.catch(forget);
      }
      return read;
    },
    async set(next) {
      await value.set(next);
      forget();
    },
  };
}

function soon<Result>(key: string, work: Promise<Result>): Promise<Result> {
  return withTimeout(`the browser’s storage (${key})`, work, STORAGE_TIMEOUT_MS);
}
