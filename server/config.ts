import * as v from 'valibot';
import { EXTENSION_ORIGIN } from './contract/extension-id.ts';
import {
  type IdentitySettings,
  identityProblems,
  identitySettings,
  identityVariables,
} from './identity/environment.ts';
import { type LimitSettings, limitSettings, limitVariables } from './limits/environment.ts';
import {
  type PushSettings,
  pushProblems,
  pushSettings,
  pushVariables,
} from './push/environment.ts';
import { StartError } from './start-error.ts';

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

const text = v.pipe(v.string(), v.trim(), v.nonEmpty('is empty: give it a value or unset it'));

const notAPort = 'is not a port: set a number from 0 to 65535';
const port = v.pipe(
  v.string(),
  v.regex(/^\d{1,5}$/, notAPort),
  v.transform(Number),
  v.maxValue(65_535, notAPort),
);

const origin = v.pipe(
  v.string(),
  v.check(isOrigin, 'holds something that is no origin: write scheme://host, without a path'),
);
const origins = v.pipe(
  v.string(),
  v.transform((list) => list.split(/[\s,]+/).filter(Boolean)),
  v.array(origin),
);

const Environment = v.object({
  NODE_ENV: v.optional(v.string()),
  HOST: v.optional(text, '127.0.0.1'),
  PORT: v.optional(port, '8787'),
  DATA_DIR: v.optional(text, '.data'),
  DATABASE_URL: v.optional(
    v.pipe(
      text,
      v.regex(
        /^postgres(ql)?:\/\//,
        'is no PostgreSQL address: write postgresql://user:password@host/database',
      ),
    ),
  ),
  LOG_LEVEL: v.optional(v.picklist(LOG_LEVELS, `is none of ${LOG_LEVELS.join(', ')}`), 'info'),
  EXTENSION_ORIGINS: v.optional(origins, EXTENSION_ORIGIN),
  PUBLIC_ORIGIN: v.optional(origin),
  COURSE_ORIGINS: v.optional(origins, ''),
  ...identityVariables,
  ...pushVariables,
  ...limitVariables,
  PUSHER_APP_ID: v.optional(text),
  PUSHER_KEY: v.optional(text),
  PUSHER_SECRET: v.optional(text),
  PUSHER_CLUSTER: v.optional(text),
  PUSHER_HOST: v.optional(text),
  PUSHER_PORT: v.optional(port),
  PUSHER_TLS: v.optional(v.picklist(['true', 'false'], 'is neither true nor false'), 'true'),
  CHANNELS_APP_ID: v.optional(v.pipe(v.string(), v.digits('is not a number')), '1'),
  CHANNELS_KEY: v.optional(text, 'alongside'),
  CHANNELS_SECRET: v.optional(text),
});
type Environment = v.InferOutput<typeof Environment>;

/** A Pusher Channels app, or one on a server that speaks its protocol. */
export interface HostedChannels {
  kind: 'hosted';
  appId: string;
  key: string;
  secret: string;
  /** Pusher's cluster, such as `eu`; `null` where a host is named instead. */
  cluster: string | null;
  host: string | null;
  port: number | null;
  tls: boolean;
}

/** The Channels server of this process, on the server's own port. */
export interface EmbeddedChannels {
  kind: 'embedded';
  appId: string;
  key: string;
  /** `null`: made at first start and kept in the data directory. */
  secret: string | null;
}

/** All that can be configured, declared in this file and nowhere else. */
export interface Config {
  host: string;
  /** 0 picks a free one. */
  port: number;
  /** Everything the server writes is below this directory. */
  dataDir: string;
  /** `null`: the embedded database. */
  databaseUrl: string | null;
  logLevel: string;
  /** Origins of the extension: who may call the API from a browser, and hold a token for it. */
  extensionOrigins: string[];
  /** Where browsers reach this server, and with it the admin page; `null`: at its own address. */
  publicOrigin: string | null;
  /** Of the course sites, besides the demo course: where notifications may lead to. */
  courseOrigins: string[];
  identity: IdentitySettings;
  push: PushSettings;
  limits: LimitSettings;
  channels: HostedChannels | EmbeddedChannels;
}

/** Lists everything that is wrong with the environment, each with what to set. */
export class ConfigError extends StartError {
  constructor(problems: readonly string[]) {
    super(`The configuration has to change:\n${problems.map((line) => `  ${line}`).join('\n')}`);
    this.name = 'ConfigError';
  }
}

/**
 * The configuration from environment variables. With none set everything is embedded.
 *
 * @throws ConfigError naming every variable that is wrong, never a value
 */
export function readConfig(env: Record<string, string | undefined>): Config {
  const parsed = v.safeParse(Environment, env);
  const problems = parsed.success ? [] : parsed.issues.map(describe);
  // A variable that failed is not judged again together with others.
  const failed = new Set(problems.map((line) => line.split(' ')[0]));
  problems.push(...combinations(env).filter((line) => !failed.has(line.split(' ')[0])));
  if (!parsed.success || problems.length > 0) throw new ConfigError(problems);
  const given = parsed.output;
  return {
    host: given.HOST,
    port: given.PORT,
    dataDir: given.DATA_DIR,
    databaseUrl: given.DATABASE_URL ?? null,
    logLevel: given.LOG_LEVEL,
    extensionOrigins: given.EXTENSION_ORIGINS,
    publicOrigin: given.PUBLIC_ORIGIN ?? null,
    courseOrigins: given.COURSE_ORIGINS,
    identity: identitySettings(given),
    push: pushSettings(given),
    limits: limitSettings(given),
    channels: channelsOf(given),
  };
}

function describe(issue: v.InferIssue<typeof Environment>): string {
  return `${issue.path?.[0].key ?? 'environment'} ${issue.message}`;
}

function combinations(env: Record<string, string | undefined>): string[] {
  const problems = [...identityProblems(env), ...pushProblems(env)];
  if (!namesHostedChannels(env)) return problems;
  for (const name of ['PUSHER_APP_ID', 'PUSHER_KEY', 'PUSHER_SECRET']) {
    if (!env[name]) problems.push(`${name} is missing, while other PUSHER_ variables are set`);
  }
  if (!env.PUSHER_CLUSTER && !env.PUSHER_HOST) {
    problems.push(
      'PUSHER_CLUSTER is missing: set it for Pusher, or PUSHER_HOST for a compatible server',
    );
  }
  return problems;
}

function namesHostedChannels(env: Record<string, string | undefined>): boolean {
  return Object.entries(env).some(
    ([name, value]) => name.startsWith('PUSHER_') && name !== 'PUSHER_TLS' && value !== undefined,
  );
}

function channelsOf(given: Environment): HostedChannels | EmbeddedChannels {
  const { PUSHER_APP_ID: appId, PUSHER_KEY: key, PUSHER_SECRET: secret } = given;
  if (appId && key && secret) {
    return {
      kind: 'hosted',
      appId,
      key,
      secret,
      cluster: given.PUSHER_CLUSTER ?? null,
      host: given.PUSHER_HOST ?? null,
      port: given.PUSHER_PORT ?? null,
      tls: given.PUSHER_TLS === 'true',
    };
  }
  return {
    kind: 'embedded',
    appId: given.CHANNELS_APP_ID,
    key: given.CHANNELS_KEY,
    secret: given.CHANNELS_SECRET ?? null,
  };
}

function isOrigin(value: string): boolean {
  // Node gives chrome-extension: URLs the origin "null", so the parts are looked at instead.
  return /^[a-z][a-z+.-]*:\/\/[^/\s?#]+$/.test(value) && URL.canParse(value);
}
