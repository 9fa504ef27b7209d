import { parseArgs } from 'node:util';
import * as v from 'valibot';
import {
  type ChannelsAddress,
  channelsProblems,
  channelsSettings,
  channelsVariables,
  presenceLimitOf,
} from '../../server/presence/channels-environment.ts';
import type { PusherTarget } from '../../server/presence/pusher-client.ts';

/** How the command is called, for who called it otherwise. */
export const USAGE = `npm run channels:check -- --host HOST [--port PORT] [--tls true|false] [--presence-limit N] [--json]
npm run channels:check -- --cluster CLUSTER [--presence-limit N] [--json]

Tries all that the product needs of Pusher Channels, or of a host that speaks its protocol, and says
what is missing. The app is named by PUSHER_APP_ID, PUSHER_KEY and PUSHER_SECRET, as for npm start;
what is not said here is taken from its other variables. It opens one connection more than a presence
channel holds (100): an app that has fewer needs a lower --presence-limit than the host's own.`;

/** The command was called in a way that it can't follow; the message says what to write. */
export class UsageError extends Error {}

/** What is to be looked at. */
export interface Asked {
  target: PusherTarget;
  forBrowsers: ChannelsAddress;
  limit: number;
  json: boolean;
}

/** The server's variable that each option stands for. */
const OPTIONS = [
  ['host', 'PUSHER_HOST'],
  ['port', 'PUSHER_PORT'],
  ['tls', 'PUSHER_TLS'],
  ['cluster', 'PUSHER_CLUSTER'],
  ['presence-limit', 'PRESENCE_LIMIT'],
] as const;
const Variables = v.object(channelsVariables);

/**
 * @returns `null` where only the usage is asked for
 * @throws UsageError
 */
export function readArguments(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Asked | null {
  const values = parsed(args);
  if (values.help) return null;
  const given: Record<string, string | undefined> = { ...env };
  for (const [option, variable] of OPTIONS) {
    if (values[option] !== undefined) given[variable] = values[option];
  }
  const variables = v.safeParse(Variables, given);
  const problems = variables.success
    ? channelsProblems(given)
    : variables.issues.map((issue) => `${v.getDotPath(issue)} ${issue.message}`);
  if (!variables.success || problems.length > 0) throw new UsageError(problems.join('\n'));
  const settings = channelsSettings(variables.output, {});
  if (settings.kind === 'embedded') {
    throw new UsageError('PUSHER_APP_ID, PUSHER_KEY and PUSHER_SECRET name no app: set them');
  }
  const { kind: _kind, forBrowsers, ...target } = settings;
  return { target, forBrowsers, limit: presenceLimitOf(variables.output, {}), json: values.json };
}

function parsed(args: readonly string[]) {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean', default: false } as const;
  try {
    return parseArgs({
      args: [...args],
      options: {
        ...{ host: text, port: text, tls: text, cluster: text, 'presence-limit': text },
        ...{ json: flag, help: flag },
      },
    }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}
