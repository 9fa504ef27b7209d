import * as v from 'valibot';
import { LIMIT_VARIABLES, readLimits } from './channels/limits-environment.ts';
import { EXTENSION_ORIGIN } from './contract/extension-id.ts';
import type { SiteRule } from './contract/sites/rule.ts';
import {
  type DatabaseSettings,
  databaseProblems,
  databaseSettings,
  databaseVariables,
} from './database/environment.ts';
import {
  type IdentitySettings,
  identityProblems,
  identitySettings,
  identityVariables,
} from './identity/environment.ts';
import { type LimitSettings, limitSettings, limitVariables } from './limits/environment.ts';
import { misspeltVariables } from './misspelt-variables.ts';
import { origins, publicOrigin, siteOrigins } from './origins-setting.ts';
import type { VisibilitySettings } from './preferences/allowed-visibility.ts';
import {
  preferencesVariables,
  visibilityProblems,
  visibilitySettings,
} from './preferences/environment.ts';
import {
  channelsProblems,
  channelsSettings,
  channelsVariables,
  type EmbeddedChannels,
  type HostedChannels,
  presenceLimitOf,
} from './presence/channels-environment.ts';
import { type PrivacySettings, privacySettings, privacyVariables } from './privacy/environment.ts';
import {
  type PushSettings,
  pushProblems,
  pushSettings,
  pushVariables,
} from './push/environment.ts';
import { siteSettings, siteVariables } from './sites/environment.ts';
import { StartError } from './start-error.ts';
import { variable } from './variable.ts';

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
const NODE_ENVS = ['development', 'production', 'test'] as const;

const text = v.pipe(v.string(), v.trim(), v.nonEmpty('is empty: give it a value or unset it'));

const notAPort = 'is not a port: set a number from 0 to 65535';
const port = v.pipe(
  v.string(),
  v.regex(/^\d{1,5}$/, notAPort),
  v.transform(Number),
  v.maxValue(65_535, notAPort),
);

const host = v.pipe(
  text,
  v.regex(
    /^[\w.-]+$|^[0-9a-f:.]*:[0-9a-f:.]*(%\w+)?$/i,
    'is no address: write one such as 127.0.0.1 or ::1, without http://; the port goes in PORT',
  ),
);

const serverVariables = {
  NODE_ENV: variable(
    v.optional(v.picklist(NODE_ENVS, `is none of ${NODE_ENVS.join(', ')}`)),
    '`production` refuses the local identity',
    '–',
  ),
  HOST: variable(
    v.optional(host, '127.0.0.1'),
    'where it listens; the local identity takes loopback alone',
  ),
  PORT: variable(
    v.optional(port, '8787'),
    'the port; `0` picks a free one. `ready http://…` is printed when it serves',
  ),
  DATA_DIR: variable(
    v.optional(text, '.data'),
    'everything that it writes is below this directory',
  ),
  LOG_LEVEL: variable(
    v.optional(v.picklist(LOG_LEVELS, `is none of ${LOG_LEVELS.join(', ')}`), 'info'),
    'from which level on it logs, as JSON lines on stderr',
  ),
  EXTENSION_ORIGINS: variable(
    v.optional(
      v.pipe(
        origins,
        v.nonEmpty('holds no origin: then no extension could reach the server; unset it'),
      ),
      EXTENSION_ORIGIN,
    ),
    'who may call the API from a browser, separated by commas; needed where a store gave the extension another id ([more](stores.md)). Firefox gives each installation an origin of its own, and any of those may',
    'the built extension’s',
  ),
  PUBLIC_ORIGIN: variable(
    v.optional(publicOrigin),
    'where browsers reach it, behind a proxy, such as `https://alongside.example.com`: session tokens of its admin page are accepted from there, and notifications may lead there',
    'its own address',
  ),
  COURSE_ORIGINS: variable(
    v.optional(siteOrigins, ''),
    'origins besides those of the course sites that notifications may lead to, separated by commas: `https://learn.example.com`, or `https://*.example.com` for all below one host',
  ),
  IMAGE_ORIGINS: variable(
    v.optional(siteOrigins, ''),
    'origins besides all these that pictures may come from, separated by commas: those of notifications and, with Clerk, of people, whose own are at `https://img.clerk.com`',
  ),
};

/** Every environment variable of the server, by the part that it is for. */
export const VARIABLES = {
  server: serverVariables,
  sites: siteVariables,
  database: databaseVariables,
  channels: channelsVariables,
  identity: identityVariables,
  push: pushVariables,
  preferences: preferencesVariables,
  privacy: privacyVariables,
  limits: limitVariables,
};
const Environment = v.object({
  ...serverVariables,
  ...siteVariables,
  ...identityVariables,
  ...pushVariables,
  ...preferencesVariables,
  ...privacyVariables,
  ...limitVariables,
  ...databaseVariables,
  ...channelsVariables,
});

/** All that can be configured: what belongs to a part is declared beside it. */
export interface Config {
  host: string;
  /** 0 picks a free one. */
  port: number;
  /** Everything the server writes is below this directory. */
  dataDir: string;
  database: DatabaseSettings;
  logLevel: string;
  /** Origins of the extension: who may call the API from a browser, and hold a token for it. */
  extensionOrigins: string[];
  /** Where browsers reach this server, and with it the admin page; `null`: at its own address. */
  publicOrigin: string | null;
  /** The course sites: where learners meet, where notifications may lead to and pictures come from. */
  sites: SiteRule[];
  /** Where notifications may lead to and pictures come from, besides. */
  courseOrigins: string[];
  /** Where pictures may come from, besides: those of notifications and, with Clerk, of people. */
  imageOrigins: string[];
  identity: IdentitySettings;
  push: PushSettings;
  visibility: VisibilitySettings;
  privacy: PrivacySettings;
  limits: LimitSettings;
  channels: HostedChannels | EmbeddedChannels;
  /** Members that a presence channel holds; who is beyond them is counted beside it. */
  presenceLimit: number;
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
  const { sites, problems: sitesProblems } = siteSettings(env);
  const problems = parsed.success ? [] : describeIssues(parsed.issues);
  // A variable that failed is not judged again together with others.
  const failed = new Set(problems.map((line) => line.split(' ')[0]));
  problems.push(...sitesProblems);
  problems.push(...combinations(env).filter((line) => !failed.has(line.split(' ')[0])));
  if (!parsed.success || problems.length > 0) throw new ConfigError(problems);
  const given = parsed.output;
  const channelLimits = readLimits(env).limits;
  return {
    host: given.HOST,
    port: given.PORT,
    dataDir: given.DATA_DIR,
    database: databaseSettings(given),
    logLevel: given.LOG_LEVEL,
    extensionOrigins: given.EXTENSION_ORIGINS,
    publicOrigin: given.PUBLIC_ORIGIN ?? null,
    sites,
    courseOrigins: given.COURSE_ORIGINS,
    imageOrigins: given.IMAGE_ORIGINS,
    identity: identitySettings(given),
    push: pushSettings(given),
    visibility: visibilitySettings(given),
    privacy: privacySettings(given),
    limits: limitSettings(given),
    channels: channelsSettings(given, channelLimits),
    presenceLimit: presenceLimitOf(given, channelLimits),
  };
}

/** A line for each variable: what else is wrong with it follows from the first. */
function describeIssues(issues: v.InferIssue<typeof Environment>[]): string[] {
  const lines = new Map<string, string>();
  for (const { path, message } of issues) {
    const name = String(path?.[0].key ?? 'environment');
    if (!lines.has(name)) lines.set(name, `${name} ${message}`);
  }
  return [...lines.values()];
}

function combinations(env: Record<string, string | undefined>): string[] {
  return [
    ...identityProblems(env),
    ...pushProblems(env),
    ...visibilityProblems(env),
    ...databaseProblems(env),
    ...channelsProblems(env),
    ...misspeltVariables(env, [...Object.keys(Environment.entries), ...LIMIT_VARIABLES.keys()]),
  ];
}
