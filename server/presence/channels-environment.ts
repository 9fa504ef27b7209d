import * as v from 'valibot';
import { webhookUrl } from '../channels/environment.ts';
import { DEFAULT_LIMITS, type Limits } from '../channels/limits.ts';
import { readLimits } from '../channels/limits-environment.ts';
import { variable } from '../variable.ts';

const TEXT = v.pipe(v.string(), v.trim(), v.nonEmpty('is empty: give it a value or unset it'));
const NOT_A_PORT = 'is not a port: set a number from 1 to 65535';
const PORT = v.pipe(
  v.string(),
  v.regex(/^\d{1,5}$/, NOT_A_PORT),
  v.transform(Number),
  v.minValue(1, NOT_A_PORT),
  v.maxValue(65_535, NOT_A_PORT),
);
const NOT_A_LIMIT = 'is no limit: set a whole number from 2 on';
const HOST = v.pipe(
  TEXT,
  v.regex(
    /^([\w-]+\.)*[\w-]+$|^\[?[0-9a-f:.]*:[0-9a-f:.]*\]?$/i,
    'is no host: write ws.example.com, without https://, port and path',
  ),
);
const BOOLEAN = v.picklist(['true', 'false'], 'is neither true nor false');
const identifier = (what: string) => v.pipe(TEXT, v.regex(/^[\w-]{1,100}$/, `is no ${what}`));

/** The environment variables that say where Channels is. */
export const channelsVariables = {
  PUSHER_APP_ID: variable(
    v.optional(identifier('app id: copy it from the Channels app')),
    'the app id of a Pusher Channels app, or of one on a compatible server',
    'embedded',
  ),
  PUSHER_KEY: variable(
    v.optional(identifier('app key: copy it from the Channels app')),
    'its key, which browsers are told',
  ),
  PUSHER_SECRET: variable(v.optional(TEXT), 'its secret'),
  PUSHER_CLUSTER: variable(
    v.optional(identifier('cluster: it looks like eu or us2')),
    'Pusher’s cluster, such as `eu`',
  ),
  PUSHER_HOST: variable(v.optional(HOST), 'a compatible server, in place of a cluster'),
  PUSHER_PORT: variable(v.optional(PORT), 'its port', '443, or 80 without TLS'),
  PUSHER_TLS: variable(
    v.optional(BOOLEAN, 'true'),
    'whether it is reached by TLS: `true` or `false`',
  ),
  PUSHER_PUBLIC_HOST: variable(
    v.optional(HOST),
    'where browsers reach that server, if elsewhere',
    '`PUSHER_HOST`',
  ),
  PUSHER_PUBLIC_PORT: variable(
    v.optional(PORT),
    'the port that browsers are told',
    '`PUSHER_PORT`; with another host its usual one',
  ),
  PUSHER_PUBLIC_TLS: variable(
    v.optional(BOOLEAN),
    'whether browsers reach it by TLS',
    '`PUSHER_TLS`',
  ),
  PRESENCE_LIMIT: variable(
    v.optional(
      v.pipe(
        v.string(),
        v.regex(/^\d{1,5}$/, NOT_A_LIMIT),
        v.transform(Number),
        v.minValue(2, NOT_A_LIMIT),
      ),
    ),
    'members that a presence channel holds there, and on the embedded server: more people than that in a room are counted beside it',
    '100, Pusher’s own; `CHANNELS_LIMITS_PRESENCE_MEMBERS`',
  ),
  CHANNELS_APP_ID: variable(
    v.optional(v.pipe(v.string(), v.digits('is not a number')), '1'),
    'the app id of the embedded Channels server, a number',
  ),
  CHANNELS_KEY: variable(
    v.optional(identifier('app key: use letters, digits, _ and -'), 'alongside'),
    'its key, which browsers are told',
  ),
  CHANNELS_SECRET: variable(v.optional(TEXT), 'its secret', 'made at first start'),
  CHANNELS_WEBHOOK_URL: variable(
    v.optional(webhookUrl()),
    'where webhooks of the embedded Channels server go',
  ),
};
const Variables = v.object(channelsVariables);

/** An address of a Channels server; where `host` is `null`, Pusher's of the cluster. */
export interface ChannelsAddress {
  host: string | null;
  port: number | null;
  tls: boolean;
}

/** A Pusher Channels app, or one on a server that speaks its protocol. */
export interface HostedChannels extends ChannelsAddress {
  kind: 'hosted';
  appId: string;
  key: string;
  secret: string;
  /** Pusher's cluster, such as `eu`; `null` where a host is named instead. */
  cluster: string | null;
  /** Where browsers reach it, which may be elsewhere than where this server does. */
  forBrowsers: ChannelsAddress;
}

/** The Channels server of this process, on the server's own port. */
export interface EmbeddedChannels {
  kind: 'embedded';
  appId: string;
  key: string;
  /** `null`: made at first start and kept in the data directory. */
  secret: string | null;
  /** Those that were set. */
  limits: Partial<Limits>;
  /** `null`: nobody gets webhooks. */
  webhookUrl: string | null;
}

/** Where Channels is, out of variables that were found to be good, and limits of the embedded server. */
export function channelsSettings(
  given: v.InferOutput<typeof Variables>,
  limits: Partial<Limits>,
): HostedChannels | EmbeddedChannels {
  const { PUSHER_APP_ID: appId, PUSHER_KEY: key, PUSHER_SECRET: secret } = given;
  const { PRESENCE_LIMIT: limit } = given;
  if (!appId || !key || !secret) {
    return {
      kind: 'embedded',
      appId: given.CHANNELS_APP_ID,
      key: given.CHANNELS_KEY,
      secret: given.CHANNELS_SECRET ?? null,
      limits: { ...(limit && { presenceMembers: limit }), ...limits },
      webhookUrl: given.CHANNELS_WEBHOOK_URL ?? null,
    };
  }
  const address = {
    host: given.PUSHER_HOST ?? null,
    port: given.PUSHER_PORT ?? null,
    tls: given.PUSHER_TLS === 'true',
  };
  const { PUSHER_PUBLIC_HOST: publicHost, PUSHER_PUBLIC_TLS: publicTls } = given;
  return {
    kind: 'hosted',
    appId,
    key,
    secret,
    cluster: given.PUSHER_CLUSTER ?? null,
    ...address,
    forBrowsers: {
      host: publicHost ?? address.host,
      // Another host's port is the usual one, where none is said.
      port: given.PUSHER_PUBLIC_PORT ?? (publicHost ? null : address.port),
      tls: publicTls ? publicTls === 'true' : address.tls,
    },
  };
}

/** Members that a presence channel holds. */
export function presenceLimitOf(
  { PRESENCE_LIMIT: limit }: Pick<v.InferOutput<typeof Variables>, 'PRESENCE_LIMIT'>,
  { presenceMembers }: Partial<Limits>,
): number {
  return limit ?? presenceMembers ?? DEFAULT_LIMITS.presenceMembers;
}

/** What is wrong with these variables together; each line begins with the variable's name. */
export function channelsProblems(env: Record<string, string | undefined>): string[] {
  const isHosted = Object.entries(env).some(
    ([name, value]) =>
      name in channelsVariables &&
      name.startsWith('PUSHER_') &&
      name !== 'PUSHER_TLS' &&
      value !== undefined,
  );
  return [...readLimits(env).problems, ...(isHosted ? hostedProblems(env) : [])];
}

function hostedProblems(env: Record<string, string | undefined>): string[] {
  const problems: string[] = [];
  for (const name of ['PUSHER_APP_ID', 'PUSHER_KEY', 'PUSHER_SECRET']) {
    if (!env[name]) problems.push(`${name} is missing, while other PUSHER_ variables are set`);
  }
  if (!env.PUSHER_CLUSTER && !env.PUSHER_HOST) {
    problems.push(
      'PUSHER_CLUSTER is missing: set it for Pusher, or PUSHER_HOST for a compatible server',
    );
  }
  if (env.PUSHER_CLUSTER && env.PUSHER_HOST) {
    problems.push(
      'PUSHER_CLUSTER and PUSHER_HOST are both set: the first is for Pusher, the second for a compatible server; unset one',
    );
  }
  for (const name of Object.keys(channelsVariables)) {
    if (!env[name]) continue;
    if (name.startsWith('CHANNELS_')) {
      problems.push(
        `${name} is for the embedded Channels server, and PUSHER_ variables name another: unset it, or those`,
      );
    }
    const needsHost = name.startsWith('PUSHER_PUBLIC_') || name === 'PUSHER_PORT';
    if (needsHost && !env.PUSHER_HOST) {
      problems.push(`${name} goes with PUSHER_HOST, which is not set: set that, or unset it`);
    }
  }
  return problems;
}
