import { parseArgs } from 'node:util';
import { measureAccess } from './access/access.ts';
import { benchChannels } from './channels/bench.ts';
import { measureClerk } from './clerk/clerk.ts';
import { measureCrowd } from './crowd/crowd.ts';
import { measureDesk } from './desk/desk.ts';
import type { Figure } from './figure.ts';
import { measureHostile } from './hostile/hostile.ts';
import { measureIdle } from './idle/idle.ts';
import { measureMemory } from './memory/memory.ts';
import { measureMigration } from './migration/migration.ts';
import { measureNetworks } from './networks/networks.ts';
import { measureNotices } from './notices/notices.ts';
import { measurePage } from './page/page.ts';
import { measurePresence } from './presence/presence.ts';
import { measurePush } from './push/push.ts';
import { measureRooms } from './rooms/rooms.ts';
import { measureRoster } from './roster/roster.ts';
import { measureSize } from './size/size.ts';
import { measureUnlinked } from './unlinked/unlinked.ts';

/** The parts that can be measured, by the word that names them on the command line. */
const SECTIONS: Record<string, () => AsyncIterable<Figure>> = {
  size: measureSize,
  page: measurePage,
  presence: measurePresence,
  idle: () => measureIdle(values.minutes === undefined ? undefined : Number(values.minutes)),
  channels: benchChannels,
  crowd: () => measureCrowd(values.people === undefined ? undefined : Number(values.people)),
  push: measurePush,
  clerk: measureClerk,
  access: measureAccess,
  hostile: measureHostile,
  migration: measureMigration,
  unlinked: measureUnlinked,
  notices: measureNotices,
  desk: measureDesk,
  memory: measureMemory,
  rooms: measureRooms,
  roster: measureRoster,
  networks: () =>
    measureNetworks(values.minutes === undefined ? undefined : Number(values.minutes)),
};

const { values, positionals } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    /** That each part of `idle` and `networks` takes, for a quick look. */
    minutes: { type: 'string' },
    /** That are in the crowd of `crowd`. */
    people: { type: 'string' },
  },
  allowPositionals: true,
});

const unknown = positionals.filter((name) => !(name in SECTIONS));
if (unknown.length > 0) {
  process.stderr.write(
    `No such measurement: ${unknown.join(', ')}. There are ${Object.keys(SECTIONS).join(', ')}.\n`,
  );
  process.exit(2);
}

const figures: (Figure & { section: string; ok: boolean })[] = [];
for (const [section, measure] of Object.entries(SECTIONS)) {
  if (positionals.length > 0 && !positionals.includes(section)) continue;
  for await (const figure of measure()) {
    const ok = figure.atMost ? figure.value <= figure.bar : figure.value >= figure.bar;
    figures.push({ section, ...figure, ok });
    if (!values.json) process.stdout.write(`${line(section, figure, ok)}\n`);
  }
}
if (values.json) process.stdout.write(`${JSON.stringify(figures, null, 2)}\n`);
process.exitCode = figures.every(({ ok }) => ok) ? 0 : 1;

function line(
  section: string,
  { what, value, unit, bar, atMost, note }: Figure,
  ok: boolean,
): string {
  const figure = `${round(value)} ${unit}`.padStart(16);
  const limit = `${atMost ? '≤' : '≥'} ${round(bar)}`.padEnd(10);
  return `${ok ? 'ok   ' : 'short'} ${section.padEnd(9)}${what.padEnd(58)}${figure}  ${limit}${note ?? ''}`.trimEnd();
}

function round(value: number): string {
  return Math.abs(value) >= 100 ? value.toFixed(0) : String(Number(value.toPrecision(3)));
}
