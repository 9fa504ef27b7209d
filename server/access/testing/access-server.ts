import { rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CHANNELS_SECRET } from '../../testing/grouped-room.ts';
import { openTestServer, type TestLearner, type TestServer } from '../../testing/test-server.ts';
import type { PersonName } from './route-table.ts';

/** Names of those who ask, under the local identity. */
const NAMES = {
  stranger: 'Sam',
  enrolled: 'Eva',
  teacher: 'Tia',
  'other teacher': 'Otto',
  admin: 'Admin',
  unseen: 'Una',
} as const;
const WITH_ROLE = ['teacher', 'other teacher', 'admin'];

/** A server with a site for those on the course, one whose rooms are per group, and one for everybody. */
export interface AccessServer extends TestServer {
  tokenOf(person: PersonName): string | undefined;
  idOf(person: Exclude<PersonName, 'anonymous'>): string;
  /** Puts a list of learners of a course, of the first site where none is named. */
  list(course: string, learners: object[], site?: string): Promise<Response>;
}

/** Opens it, with everybody signed in. */
export async function openAccessServer(): Promise<AccessServer> {
  const file = join(tmpdir(), `alongside-sites-${process.pid}.json`);
  const site = (id: string, access: string, more: object = {}) => ({
    ...{ id, access, origins: [`https://${id}.test`] },
    pages: [{ at: '/{course}/{chapter}' }],
    ...more,
  });
  writeFileSync(
    file,
    JSON.stringify({
      sites: [
        site('school', 'enrolled'),
        site('open', 'open'),
        site('grouped', 'enrolled', { groups: true }),
      ],
    }),
  );
  await using opening = new AsyncDisposableStack();
  opening.defer(() => rmSync(file, { force: true }));
  const server = opening.use(
    await openTestServer({
      SITES_FILE: file,
      LOCAL_INSTRUCTORS: 'Tia: school;botany grouped;botany, Otto: school;algebra grouped;algebra',
      CHANNELS_SECRET,
    }),
  );
  const learners = new Map<PersonName, TestLearner>();
  for (const [person, name] of entriesOf(NAMES)) {
    learners.set(person, await server.signIn(name, { role: WITH_ROLE.includes(person) }));
  }
  const opened = opening.move();
  const tokenOf = (person: PersonName) => learners.get(person)?.token;
  return {
    ...server,
    tokenOf,
    idOf: (person) => learners.get(person)?.id ?? '',
    list: (course, listed, of = 'school') =>
      server.send(
        'PUT',
        `/api/admin/sites/${of}/courses/${course}/learners`,
        { learners: listed },
        tokenOf('admin'),
      ),
    [Symbol.asyncDispose]: () => opened.disposeAsync(),
  };
}

function entriesOf<Key extends string, Value>(of: Record<Key, Value>): [Key, Value][] {
  const entries: [Key, Value][] = [];
  for (const key in of) entries.push([key, of[key]]);
  return entries;
}
