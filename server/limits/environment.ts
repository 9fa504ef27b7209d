import * as v from 'valibot';
import { variable } from '../variable.ts';
import { LIMITS, type LimitDeclaration } from './declared.ts';
import { parseTrustedProxies, type TrustedProxies } from './trusted-proxies.ts';

/** As much as PostgreSQL counts to in an integer. */
const MAX_COUNT = 1_000_000_000;

const trustedProxies = v.pipe(
  v.string(),
  v.rawTransform<string, TrustedProxies>(({ dataset, addIssue, NEVER }) => {
    const parsed = parseTrustedProxies(dataset.value.split(/[\s,]+/).filter(Boolean));
    if ('has' in parsed) return parsed;
    addIssue({
      message: `holds ${parsed.wrong}, which is no address: write 10.0.0.5 or 10.0.0.0/8, separated by commas`,
    });
    return NEVER;
  }),
);

const notACount = 'is no limit: set a whole number, or 0 for none';

function count({ fallback, counts }: LimitDeclaration) {
  const number = v.pipe(
    v.string(),
    v.regex(/^\d{1,10}$/, notACount),
    v.transform(Number),
    v.maxValue(MAX_COUNT, notACount),
  );
  return variable(v.optional(number, String(fallback)), counts);
}

/** The environment variables that say how much one client or one person may ask for. */
export const limitVariables = {
  TRUSTED_PROXIES: variable(
    v.optional(trustedProxies, ''),
    'addresses or networks (`10.0.0.0/8`) of the proxies in front of it, separated by commas: the client’s address is the one that they name in `X-Forwarded-For` or `Forwarded`',
  ),
  [LIMITS.addressRequests.variable]: count(LIMITS.addressRequests),
  [LIMITS.addressFailedTokens.variable]: count(LIMITS.addressFailedTokens),
  [LIMITS.addressSignIns.variable]: count(LIMITS.addressSignIns),
  [LIMITS.personRequestsPerSecond.variable]: count(LIMITS.personRequestsPerSecond),
  [LIMITS.personRequestsPerMinute.variable]: count(LIMITS.personRequestsPerMinute),
  [LIMITS.personAnnouncements.variable]: count(LIMITS.personAnnouncements),
  [LIMITS.personExports.variable]: count(LIMITS.personExports),
  [LIMITS.personErasures.variable]: count(LIMITS.personErasures),
  [LIMITS.personReports.variable]: count(LIMITS.personReports),
  [LIMITS.senderPerMinute.variable]: count(LIMITS.senderPerMinute),
  [LIMITS.senderPerHour.variable]: count(LIMITS.senderPerHour),
  [LIMITS.senderCriticalPerMinute.variable]: count(LIMITS.senderCriticalPerMinute),
  [LIMITS.senderCriticalPerHour.variable]: count(LIMITS.senderCriticalPerHour),
};
const Variables = v.object(limitVariables);

/** How much one client or one person may ask for, and who says whose request it is. */
export interface LimitSettings {
  trustedProxies: TrustedProxies;
  /** By the name of a limit in {@link LIMITS}; 0 is none. */
  most: ReadonlyMap<string, number>;
}

/** The settings out of variables that were found to be good. */
export function limitSettings(given: v.InferOutput<typeof Variables>): LimitSettings {
  return {
    trustedProxies: given.TRUSTED_PROXIES,
    most: new Map(Object.entries(LIMITS).map(([name, { variable }]) => [name, given[variable]])),
  };
}
