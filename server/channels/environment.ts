import * as v from 'valibot';
import { DEFAULT_LIMITS, type Limits } from './limits.ts';
import type { ChannelsOptions } from './options.ts';

/** What `main.ts` is configured with. */
export interface Environment {
  host: string;
  /** 0 for any free port. */
  port: number;
  options: ChannelsOptions;
}

const LIMIT_PREFIX = 'CHANNELS_LIMITS_';

/** The limits that 0 switches off or makes immediate; of all others at least 1 is needed. */
const MAY_BE_ZERO: ReadonlySet<string> = new Set([
  'watchlistUsers',
  'clientEventsPerSecond',
  'presenceGraceMs',
  'authorizationTimeoutSeconds',
  'shutdownSpreadMs',
]);

const WholeNumber = v.pipe(
  v.string(),
  v.regex(/^\d{1,12}$/, 'must be a whole number'),
  v.transform(Number),
);
const Variables = v.object({
  HOST: v.optional(v.pipe(v.string(), v.minLength(1, 'must not be empty')), '127.0.0.1'),
  PORT: v.optional(v.pipe(WholeNumber, v.maxValue(65_535, 'must be at most 65535')), '6001'),
  CHANNELS_APP_ID: v.optional(
    v.pipe(v.string(), v.regex(/^\d{1,20}$/, "must be a number, as Pusher's app ids are")),
    '1',
  ),
  CHANNELS_APP_KEY: v.optional(
    v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{1,100}$/, 'must be 1 to 100 of A-Z a-z 0-9 _ -')),
    'alongside-key',
  ),
  CHANNELS_APP_SECRET: v.optional(
    v.pipe(v.string(), v.minLength(1, 'must not be empty')),
    'alongside-secret',
  ),
  CHANNELS_WEBHOOK_URL: v.optional(
    v.pipe(v.string(), v.check(isHttpUrl, 'must be an http: or https: URL')),
  ),
});

function isHttpUrl(url: string): boolean {
  return URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);
}

/** Reads the environment; of what is wrong with it, everything is listed, one line each. */
export function readEnvironment(
  env: Readonly<Record<string, string | undefined>>,
): Environment | { problems: string[] } {
  const { limits, problems } = readLimits(env);
  const parsed = v.safeParse(Variables, env);
  if (!parsed.success) {
    for (const issue of parsed.issues) problems.push(`${v.getDotPath(issue)} ${issue.message}`);
  }
  if (!parsed.success || problems.length > 0) return { problems };
  const variables = parsed.output;
  const url = variables.CHANNELS_WEBHOOK_URL;
  return {
    host: variables.HOST,
    port: variables.PORT,
    options: {
      apps: [
        {
          id: variables.CHANNELS_APP_ID,
          key: variables.CHANNELS_APP_KEY,
          secret: variables.CHANNELS_APP_SECRET,
        },
      ],
      limits,
      webhooks: url === undefined ? [] : [{ url }],
    },
  };
}

/** `presenceMembers` as `CHANNELS_LIMITS_PRESENCE_MEMBERS`, and so on. */
function variableOf(limit: string): string {
  return LIMIT_PREFIX + limit.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();
}

function readLimits(env: Readonly<Record<string, string | undefined>>): {
  limits: Partial<Limits>;
  problems: string[];
} {
  const names = new Map(Object.keys(DEFAULT_LIMITS).map((limit) => [variableOf(limit), limit]));
  const limits: Partial<Record<string, number>> = {};
  const problems: string[] = [];
  for (const [variable, value] of Object.entries(env)) {
    if (!variable.startsWith(LIMIT_PREFIX)) continue;
    const limit = names.get(variable);
    const parsed = v.safeParse(WholeNumber, value);
    if (limit === undefined) problems.push(`${variable} is not a limit that there is`);
    else if (!parsed.success) problems.push(`${variable} must be a whole number`);
    else if (parsed.output === 0 && !MAY_BE_ZERO.has(limit)) {
      problems.push(`${variable} must be at least 1`);
    } else limits[limit] = parsed.output;
  }
  return { limits, problems };
}
