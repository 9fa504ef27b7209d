import type { Logger } from 'pino';
import { createNoteFailure, type NoteFailure } from '../health/note-failure.ts';
import { createOutages, type Outages } from '../health/outages.ts';
import type { Probes } from '../health/readiness.ts';
import type { FailureLog } from '../log/limit-repeats.ts';
import type { Realtime } from './open-realtime.ts';
import type { Storage } from './open-storage.ts';

/** What tells how it stands with what the server needs. */
export interface Health {
  outages: Outages;
  noteFailure: NoteFailure;
  probes: Probes;
}

/** What tells whether database and Channels answer, and tells the operator once where one does not. */
export function openHealth(parts: {
  realtime: Realtime;
  storage: Storage;
  log: Logger;
  failureLog: FailureLog;
  starting: AsyncDisposableStack;
}): Health {
  const { realtime, storage, log, failureLog, starting } = parts;
  const { database } = storage;
  const probes = {
    database: () => database.ping(),
    channels: async () => {
      await realtime.pusher.get({ path: '/channels' });
    },
  };
  const outages = createOutages({ probes, log, now: () => performance.now() });
  starting.defer(() => outages.stop());
  // An idle connection that breaks: the first sign of a database that goes.
  database.pool.on('error', outages.report);
  if (realtime.unreachable !== null) outages.report(realtime.unreachable);
  return {
    outages,
    noteFailure: createNoteFailure({ outages, log: failureLog }),
    probes: {
      required: { database: probes.database },
      optional: { channels: probes.channels },
    },
  };
}
