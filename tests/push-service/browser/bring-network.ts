import { spawnSync } from 'node:child_process';
import { networkInterfaces } from 'node:os';

/** Of a pair of network interfaces that lead to one another and nowhere else. */
const PAIR = ['alongside0', 'alongside1'] as const;
/** Set aside for examples (RFC 5737), so that it stands in nobody's way. */
const ADDRESS = '198.51.100.1/32';

/**
 * Sees to it that Chromium finds this machine on a network, without which it never connects to a
 * push service, be it on loopback. Where there is but `lo`, as in a container without network, it
 * adds a pair of interfaces that lead nowhere, and leaves them there.
 *
 * @throws Error with one line on what to do where that is not allowed
 */
export function bringNetwork(): void {
  if (isOnNetwork()) return;
  const [one, other] = PAIR;
  const commands = [
    ['link', 'add', one, 'type', 'veth', 'peer', 'name', other],
    ['address', 'add', ADDRESS, 'dev', one],
    ['link', 'set', other, 'up'],
    ['link', 'set', one, 'up'],
  ];
  for (const command of commands) run('ip', command);
  if (isOnNetwork()) return;
  const lines = commands.map((command) => `ip ${command.join(' ')}`);
  throw new Error(
    `Chromium takes no push messages on a machine without a network. As root: ${lines.join('; ')}`,
  );
}

function run(command: string, args: string[]): void {
  spawnSync(command, args, { stdio: ['ignore', 'ignore', 2] });
}

function isOnNetwork(): boolean {
  return Object.values(networkInterfaces()).some((addresses) =>
    addresses?.some(({ internal }) => !internal),
  );
}
