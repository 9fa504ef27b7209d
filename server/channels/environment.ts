import * as v from 'valibot';
import { readLimits } from './limits-environment.ts';
import type { ChannelsOptions } from './options.ts';

/** What `main.ts` is configured with. */
export interface Environment {
  host: string;
  /** 0 for any free port. */
  port: number;
  /** Where metrics are served; `null`: nowhere. */
  metricsPort: number | null;
  options: ChannelsOptions;
  /** Whether nobody gave a secret, so that `options` has one that was made for this run. */
  madeSecret: boolean;
}

/** Names that these variables had once. */
const FORMER_NAMES = { CHANNELS_APP_KEY: 'CHANNELS_KEY', CHANNELS_APP_SECRET: 'CHANNELS_SECRET' };
const LOOPBACK = /^(127(\.\d{1,3}){3}|::1|localhost)$/;

const PORT = v.pipe(
  v.string(),
  v.regex(/^\d{1,5}$/, 'must be a whole number'),
  v.transform(Number),
  v.maxValue(65_535, 'must be at most 65535'),
);

/** The environment variables of the server alone, but for its limits. */
export const STANDALONE_VARIABLES = {
  HOST: v.optional(v.pipe(v.string(), v.minLength(1, 'must not be empty')), '127.0.0.1'),
  PORT: v.optional(PORT, '6001'),
  CHANNELS_APP_ID: v.optional(
    v.pipe(v.string(), v.regex(/^\d{1,20}$/, "must be a number, as Pusher's app ids are")),
    '1',
  ),
  CHANNELS_KEY: v.optional(
    v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{1,100}$/, 'must be 1 to 100 of A-Z a-z 0-9 _ -')),
    'alongside',
  ),
  CHANNELS_SECRET: v.optional(v.pipe(v.string(), v.minLength(1, 'must not be empty'))),
  CHANNELS_WEBHOOK_URL: v.optional(webhookUrl()),
  CHANNELS_METRICS_PORT: v.optional(PORT),
};
const Variables = v.object(STANDALONE_VARIABLES);

/** An address that webhooks can go to. */
export function webhookUrl() {
  return v.pipe(v.string(), v.check(isHttpUrl, 'must be an http: or https: URL'));
}

/**
 * Reads the environment; of what is wrong with it, everything is listed, one line each.
 *
 * @param makeSecret makes the secret of a run on loopback for which none was given
 */
export function readEnvironment(
  env: Readonly<Record<string, string | undefined>>,
  makeSecret: () => string,
): Environment | { problems: string[] } {
  const { limits, problems } = readLimits(env);
  for (const [former, name] of Object.entries(FORMER_NAMES)) {
    if (env[former] !== undefined) problems.push(`${former} is called ${name}: set that one`);
  }
  const parsed = v.safeParse(Variables, env);
  if (!parsed.success) {
    for (const issue of parsed.issues) problems.push(`${v.getDotPath(issue)} ${issue.message}`);
    return { problems };
  }
  const { HOST: host, PORT: port, CHANNELS_SECRET: secret } = parsed.output;
  if (secret === undefined && !LOOPBACK.test(host)) {
    problems.push(
      'CHANNELS_SECRET is missing: set one, since HOST lets other machines in (openssl rand -base64 24 makes one)',
    );
  }
  if (problems.length > 0) return { problems };
  const { CHANNELS_APP_ID: id, CHANNELS_KEY: key, CHANNELS_WEBHOOK_URL: url } = parsed.output;
  return {
    host,
    port,
    metricsPort: parsed.output.CHANNELS_METRICS_PORT ?? null,
    options: {
      apps: [{ id, key, secret: secret ?? makeSecret() }],
      limits,
      webhooks: url === undefined ? [] : [{ url }],
    },
    madeSecret: secret === undefined,
  };
}

function isHttpUrl(url: string): boolean {
  return URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);
}
