/** What one limit says: so many acts in so long a time, for each client address or each person. */
export interface LimitDeclaration {
  /** The environment variable that sets it; 0 lifts it. */
  variable: string;
  /** Acts in {@link LimitDeclaration.seconds}, where the variable is not set. */
  fallback: number;
  seconds: number;
  /** What is counted, for whom: a sentence's beginning in docs/limits.md. */
  counts: string;
  /**
   * Where it is counted: in each server process by itself, which costs nothing, or for all of them in
   * PostgreSQL, where others would feel that there are several.
   */
  counted: 'in each process' | 'over all processes';
}

/**
 * Every limit of the HTTP API; docs/limits.md has them as a table. Those for an address hold before
 * sign-in alone, and let 3,000 learners behind one address sign in and load at once; an IPv6 address
 * counts by its /64.
 */
export const LIMITS = {
  addressRequests: {
    variable: 'LIMITS_ADDRESS_REQUESTS_PER_MINUTE',
    fallback: 20_000,
    seconds: 60,
    counts: 'requests of one address without a session token that is accepted',
    counted: 'in each process',
  },
  addressFailedTokens: {
    variable: 'LIMITS_ADDRESS_FAILED_TOKENS_PER_MINUTE',
    fallback: 1_000,
    seconds: 60,
    counts: 'session tokens, and secrets of the local identity, that are refused to one address',
    counted: 'in each process',
  },
  addressSignIns: {
    variable: 'LIMITS_ADDRESS_SIGN_INS_PER_MINUTE',
    fallback: 4_000,
    seconds: 60,
    counts: 'sign-ins by the local identity from one address',
    counted: 'in each process',
  },
  personRequestsPerSecond: {
    variable: 'LIMITS_PERSON_REQUESTS_PER_SECOND',
    fallback: 50,
    seconds: 1,
    counts: 'requests of one person, in all their browsers',
    counted: 'in each process',
  },
  personRequestsPerMinute: {
    variable: 'LIMITS_PERSON_REQUESTS_PER_MINUTE',
    fallback: 900,
    seconds: 60,
    counts: 'requests of one person, in all their browsers',
    counted: 'in each process',
  },
  personAnnouncements: {
    variable: 'LIMITS_PERSON_ANNOUNCEMENTS_PER_MINUTE',
    fallback: 60,
    seconds: 60,
    counts: 'rooms that are told that one person is away, or active again',
    counted: 'in each process',
  },
  personExports: {
    variable: 'LIMITS_PERSON_EXPORTS_PER_HOUR',
    fallback: 10,
    seconds: 3_600,
    counts: 'exports of all that is kept of one person, asked for by them',
    counted: 'in each process',
  },
  personErasures: {
    variable: 'LIMITS_PERSON_ERASURES_PER_HOUR',
    fallback: 5,
    seconds: 3_600,
    counts: 'erasures of all that is kept of one person, asked for by them',
    counted: 'in each process',
  },
  personReports: {
    variable: 'LIMITS_PERSON_REPORTS_PER_DAY',
    fallback: 20,
    seconds: 86_400,
    counts: 'reports of others by one person',
    counted: 'over all processes',
  },
  senderPerMinute: {
    variable: 'LIMITS_SENDER_NOTIFICATIONS_PER_MINUTE',
    fallback: 30,
    seconds: 60,
    counts: 'notifications, tests among them, that one sender sends',
    counted: 'over all processes',
  },
  senderPerHour: {
    variable: 'LIMITS_SENDER_NOTIFICATIONS_PER_HOUR',
    fallback: 300,
    seconds: 3_600,
    counts: 'notifications, tests among them, that one sender sends',
    counted: 'over all processes',
  },
  senderCriticalPerMinute: {
    variable: 'LIMITS_SENDER_CRITICAL_PER_MINUTE',
    fallback: 10,
    seconds: 60,
    counts: '`critical` notifications that one sender sends',
    counted: 'over all processes',
  },
  senderCriticalPerHour: {
    variable: 'LIMITS_SENDER_CRITICAL_PER_HOUR',
    fallback: 30,
    seconds: 3_600,
    counts: '`critical` notifications that one sender sends',
    counted: 'over all processes',
  },
} as const satisfies Record<string, LimitDeclaration>;

export type LimitName = keyof typeof LIMITS;
