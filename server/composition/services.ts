import type { Logger } from 'pino';
import type Pusher from 'pusher';
import type { CourseGroups } from '../access/course-groups.ts';
import type { Config } from '../config.ts';
import type { Preferences } from '../contract/preferences.ts';
import { endAllSessions } from '../end-all-sessions.ts';
import type { NoteFailure } from '../health/note-failure.ts';
import type { Outages } from '../health/outages.ts';
import type { Probes } from '../health/readiness.ts';
import type { ClerkEvents } from '../identity/clerk/webhook-routes.ts';
import type { LocalIdentity, OnSignedOutEverywhere } from '../identity/local/routes.ts';
import { openIdentity, type ServerIdentity } from '../identity/open-identity.ts';
import type { Verifier } from '../identity/verifier.ts';
import { startJobs } from '../jobs/jobs.ts';
import { createLimits, type Limits } from '../limits/limits.ts';
import { createRefusedTokens, type RefusedTokens } from '../limits/refused-tokens.ts';
import { limitRepeats } from '../log/limit-repeats.ts';
import { barringAccess } from '../moderation/barring-access.ts';
import { moderatedVerifier } from '../moderation/moderated-verifier.ts';
import { createNotifications, type Notifications } from '../notifications/notifications.ts';
import { openNotificationQueues } from '../notifications/queues.ts';
import { createSenderRights, noteRights } from '../notifications/sender-rights.ts';
import type { VisibilitySettings } from '../preferences/allowed-visibility.ts';
import type { LetInLately } from '../presence/let-in-lately.ts';
import type { MembersBehind } from '../presence/members-behind.ts';
import { createNoteTitles, type NoteTitles } from '../presence/note-titles.ts';
import type { PlatformId } from '../presence/platform-id.ts';
import { createPresenceLease } from '../presence/presence-lease.ts';
import type { RoomChannels } from '../presence/room-channels.ts';
import type { RoomId } from '../presence/room-id.ts';
import type { VisibilityIn } from '../presence/visibility-in.ts';
import type { Titles } from '../rooms/titles.ts';
import type { Visits } from '../visits/visits.ts';
import { applyIdentityChange, createClerkEvents } from './clerk-events.ts';
import { nameSites } from './name-sites.ts';
import { type OpenAccess, openAccess } from './open-access.ts';
import { type OpenCrowds, openCrowds } from './open-crowds.ts';
import { openErasures } from './open-erasures.ts';
import { openHealth } from './open-health.ts';
import { type Moderation, openModeration } from './open-moderation.ts';
import { openPrivacy, type Privacy } from './open-privacy.ts';
import { openPush } from './open-push.ts';
import { openRealtime, type Realtime } from './open-realtime.ts';
import { openStorage } from './open-storage.ts';
import { openVisibility } from './open-visibility.ts';
import { openVisits } from './open-visits.ts';
import { type Origins, originsOf } from './origins.ts';
import type { Stores } from './stores.ts';

/** What routes work with that is not stored. */
export interface Services
  extends Pick<OpenAccess, 'access' | 'lists' | 'onListChange'>,
    OpenCrowds {
  log: Logger;
  noteFailure: NoteFailure;
  now: () => Date;
  /** What is wrong with this machine's clock, in words; `null`: nothing. */
  clockProblem: () => string | null;
  verify: Verifier;
  /** `null` with Clerk: then there is neither a local identity nor a demo course, which is for it. */
  localIdentity: LocalIdentity | null;
  pusher: Pusher;
  visits: Visits;
  titles: Titles;
  noteTitles: NoteTitles;
  platformId: PlatformId;
  clerkEvents: ClerkEvents;
  roomId: RoomId;
  roomChannels: RoomChannels;
  courseGroups: CourseGroups;
  membersBehind: MembersBehind;
  letInLately: LetInLately;
  visibilityIn: VisibilityIn;
  /** What the operator says of how much others see of learners. */
  visibility: VisibilitySettings;
  notifications: Notifications;
  privacy: Privacy;
  moderation: Moderation;
  limits: Limits;
  /** Of people who were told to come again later. */
  refusedTokens: RefusedTokens;
  /** Told what a learner has changed of their preferences. */
  onPreferencesChange(learnerId: string, before: Preferences, after: Preferences): Promise<void>;
  onSignedOutEverywhere: OnSignedOutEverywhere;
  probes: Probes;
  outages: Outages;
}

/** The parts of a server that has its port. */
export interface Composed {
  stores: Stores;
  services: Services;
  origins: Origins;
  identity: ServerIdentity;
  realtime: Realtime;
  vapidPublicKey: string;
  /** Visits of sites that the server does not have, or that are not known. */
  visitsElsewhere: number;
}

/**
 * Opens all parts of the server, each after those that it needs.
 *
 * @param port that the server has
 * @param starting takes what has to be closed again, also where a later part fails
 * @throws StartError saying what the operator can do
 */
export async function openServices(
  config: Config,
  { port, log, starting }: { port: number; log: Logger; starting: AsyncDisposableStack },
): Promise<Composed> {
  const failureLog = limitRepeats(log);
  const realtime = await openRealtime(config, { log: failureLog, starting });
  const storage = await openStorage(config, { log, starting });
  const { stores, clock, database, schema } = storage;
  const { prisma } = stores;
  const visitsElsewhere = await nameSites(prisma, schema, config.sites);
  const { now } = clock;
  const { transport, vapidKeys } = await openPush(config, { prisma, clock, starting });
  const health = openHealth({ realtime, storage, log, failureLog, starting });
  const { outages, noteFailure } = health;
  const jobs = await startJobs({ database, url: config.database.url, log: failureLog, outages });
  starting.defer(() => jobs.stop());
  const erased = await openErasures(config, { storage, vapidKeys, noteFailure, starting });

  const origins = originsOf(config, port);
  const identity = openIdentity(config.identity, {
    dataDir: config.dataDir,
    prisma,
    imageOrigins: origins.pictures,
    origins: origins.callers,
    isErased: erased.erasures.refuses,
    log: failureLog,
  });
  const monotonic = () => performance.now();
  const { rightsNow } = identity;
  const rights = createSenderRights({ prisma, rightsNow, now, monotonic, noteFailure });
  const { pusher, learnerChannel: channel, platformId } = realtime;
  const { visits, titles } = openVisits(config, {
    storage,
    erasures: erased.erasures,
    ...health,
    starting,
  });
  const visible = openVisibility(config, {
    ...{ storage, visits, realtime, outages, monotonic, noteFailure },
  });
  const { membersBehind, endPresence } = visible;
  const crowds = openCrowds(config, {
    ...{ storage, realtime, visits, membersBehind, monotonic, outages, noteFailure, starting },
  });
  const notifications = createNotifications({
    prisma,
    queues: await openNotificationQueues(jobs),
    schema,
    sites: config.sites,
    viewers: visible.viewers,
    rights,
    transport,
    now,
    random: Math.random,
    log,
    noteFailure,
  });
  starting.defer(() => notifications.interrupt());
  const lease = createPresenceLease({
    ...{ prisma, channel, now, monotonic, outages },
    writeVisits: visits.write,
    log: failureLog,
  });
  lease.start();
  starting.defer(() => lease.stop());
  const onSignedOutEverywhere = endAllSessions({
    channel,
    subscriptions: stores.subscriptions,
    noteFailure,
  });
  const courses = await openAccess(config, {
    ...{ storage, visits, jobs, outages, noteFailure, starting },
    endConnections: endPresence,
    onChange: applyIdentityChange(identity),
  });
  const privacy = await openPrivacy(config, {
    ...erased,
    storage,
    jobs,
    async forget(learnerId) {
      identity.forget(learnerId);
      visits.forget(learnerId);
      await rights.forget(learnerId);
    },
    onSignedOutEverywhere,
    starting,
  });

  const moderation = openModeration({
    ...{ storage, visits, membersBehind, endPresence, monotonic },
    ...{ sites: config.sites, outages, noteFailure },
    subjectOf: erased.erasedIdOf,
  });

  const access = barringAccess(courses.access, moderation.isBarred);
  const services: Services = {
    log,
    noteFailure,
    now,
    clockProblem: clock.problem,
    verify: moderatedVerifier(noteRights(identity.verify, rights), moderation.moderations),
    localIdentity: identity.local,
    pusher,
    visits,
    titles,
    noteTitles: createNoteTitles({ access, titles, noteFailure }),
    platformId,
    access,
    lists: courses.lists,
    clerkEvents: createClerkEvents({
      identity,
      tell: courses.tell,
      comeAgain: courses.endRight.of,
      leaveLostCourses: courses.leaveLostCourses,
      erase: privacy.myData.erase,
    }),
    onListChange: courses.onListChange,
    roomId: realtime.roomId,
    ...visible,
    ...crowds,
    notifications,
    privacy,
    moderation,
    refusedTokens: createRefusedTokens(monotonic),
    limits: createLimits({
      most: config.limits.most,
      store: database.kind === 'embedded' ? null : { pool: database.pool, schema },
      log: failureLog,
    }),
    visibility: config.visibility,
    onSignedOutEverywhere,
    ...{ probes: health.probes, outages },
  };
  return {
    stores,
    services,
    origins,
    identity,
    realtime,
    vapidPublicKey: vapidKeys.publicKey,
    visitsElsewhere,
  };
}
