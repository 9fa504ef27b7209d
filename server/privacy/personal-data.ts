import type { Prisma } from '../database/generated/client.ts';
import type { privacyWords } from '../words/privacy.ts';
import type { RetentionSettings } from './environment.ts';
import type { SectionName } from './export-sections.ts';

/** What is kept of people in one model of the database, or why nothing is. */
export type PersonalData =
  | {
      /** Where an export has it. */
      exported: SectionName;
      /** What an erasure does: its rows are gone, or stand under an id that tells nobody whose they were. */
      erased: 'deleted' | 'unlinked';
      /** For how long, by the setting of that name. */
      kept: keyof RetentionSettings;
      /** As what the notice speaks of it. */
      datum: keyof typeof privacyWords.data;
    }
  | { notPersonal: string };

/** Every model of the database: a new one has to say here what it keeps of people. */
export const PERSONAL_DATA: Record<Prisma.ModelName, PersonalData> = {
  Learner: { exported: 'learner', erased: 'deleted', kept: 'learnersDays', datum: 'person' },
  CourseVisit: { exported: 'courseVisits', erased: 'deleted', kept: 'visitsDays', datum: 'visits' },
  Preferences: {
    exported: 'preferences',
    erased: 'deleted',
    kept: 'learnersDays',
    datum: 'preferences',
  },
  PushSubscription: {
    exported: 'pushSubscriptions',
    erased: 'deleted',
    kept: 'learnersDays',
    datum: 'subscriptions',
  },
  BrowserActivity: {
    exported: 'browserActivity',
    erased: 'deleted',
    kept: 'activityMinutes',
    datum: 'activity',
  },
  LocalSession: {
    exported: 'localSessions',
    erased: 'deleted',
    kept: 'sessionsDays',
    datum: 'sessions',
  },
  ClerkProfile: {
    exported: 'clerkProfile',
    erased: 'deleted',
    kept: 'sessionsDays',
    datum: 'profile',
  },
  SenderRights: {
    exported: 'senderRights',
    erased: 'deleted',
    kept: 'learnersDays',
    datum: 'rights',
  },
  Delivery: {
    exported: 'notificationsReceived',
    erased: 'unlinked',
    kept: 'notificationsDays',
    datum: 'received',
  },
  Notification: {
    exported: 'notificationsSent',
    erased: 'unlinked',
    kept: 'notificationsDays',
    datum: 'sent',
  },
  Enrolment: {
    exported: 'enrolments',
    erased: 'deleted',
    kept: 'learnersDays',
    datum: 'enrolments',
  },
  EnrolmentChange: {
    exported: 'enrolmentChanges',
    erased: 'unlinked',
    kept: 'auditDays',
    datum: 'enrolmentChanges',
  },
  // Made by an erasure: it holds a hash from the beginning.
  Erasure: { exported: 'erasure', erased: 'unlinked', kept: 'learnersDays', datum: 'erasure' },
  Report: {
    exported: 'reports',
    erased: 'unlinked',
    kept: 'notificationsDays',
    datum: 'reports',
  },
  // Under a hash from the beginning.
  Moderation: {
    exported: 'moderation',
    erased: 'unlinked',
    kept: 'learnersDays',
    datum: 'moderation',
  },
  Course: { notPersonal: 'what courses are called' },
  Room: { notPersonal: 'what chapters are called, and that somebody was there' },
  CrowdCount: { notPersonal: 'how many are in rooms that hold no more of them by name' },
  Tally: { notPersonal: 'counts of a notification’s deliveries, not of people' },
  RateLimit: {
    notPersonal:
      'how often a sender sent within the hour: gone two hours later; an erasure that lifted it would be a way around it',
  },
  ServerState: { notPersonal: 'what the servers agree on' },
  SchemaRequirement: { notPersonal: 'which release a migration needs' },
};
