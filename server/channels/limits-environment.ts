import * as v from 'valibot';
import { DEFAULT_LIMITS, type Limits } from './limits.ts';

const PREFIX = 'CHANNELS_LIMITS_';

/** The limits that 0 switches off or makes immediate; of all others at least 1 is needed. */
const MAY_BE_ZERO: ReadonlySet<string> = new Set([
  'watchlistUsers',
  'clientEventsPerSecond',
  'messagesPerSecond',
  'unauthorizedPerAddress',
  'connectionsPerAddressPerMinute',
  'presenceGraceMs',
  'authorizationTimeoutSeconds',
  'shutdownSpreadMs',
]);

const WholeNumber = v.pipe(v.string(), v.regex(/^\d{1,12}$/), v.transform(Number));

/** The variable of each limit: `presenceMembers` is `CHANNELS_LIMITS_PRESENCE_MEMBERS`. */
export const LIMIT_VARIABLES: ReadonlyMap<string, string> = new Map(
  Object.keys(DEFAULT_LIMITS).map((limit) => [
    PREFIX + limit.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase(),
    limit,
  ]),
);

/** Reads the limits that are set; of what is wrong, everything is listed, one line each. */
export function readLimits(env: Readonly<Record<string, string | undefined>>): {
  limits: Partial<Limits>;
  problems: string[];
} {
  const limits: Partial<Record<string, number>> = {};
  const problems: string[] = [];
  for (const [variable, value] of Object.entries(env)) {
    if (!variable.startsWith(PREFIX) || value === undefined) continue;
    const limit = LIMIT_VARIABLES.get(variable);
    const parsed = v.safeParse(WholeNumber, value);
    if (limit === undefined) problems.push(`${variable} is not a limit that there is`);
    else if (!parsed.success) problems.push(`${variable} must be a whole number`);
    else if (parsed.output === 0 && !MAY_BE_ZERO.has(limit)) {
      problems.push(`${variable} must be at least 1`);
    } else limits[limit] = parsed.output;
  }
  return { limits, problems };
}
