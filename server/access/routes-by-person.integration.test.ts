import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AccessServer, openAccessServer } from './testing/access-server.ts';
import { PERSONS, type PersonName, ROUTES, type RouteCase } from './testing/route-table.ts';

let server: AccessServer;
beforeAll(async () => {
  server = await openAccessServer();
  await server.list('botany', [
    { learner: server.idOf('enrolled') },
    { learner: server.idOf('unseen') },
  ]);
  await server.list(
    'botany',
    [
      { learner: server.idOf('enrolled'), group: 'A' },
      { learner: server.idOf('unseen'), group: 'B' },
    ],
    'grouped',
  );
  await server.send(
    'PUT',
    '/api/me/preferences',
    { appearOffline: true },
    server.tokenOf('unseen'),
  );
});
afterAll(() => server?.[Symbol.asyncDispose]());

async function answers(route: string, { path, body, inside }: RouteCase): Promise<string[]> {
  const [method = '', own = ''] = route.split(' ');
  const given: string[] = [];
  for (const person of PERSONS) {
    const token = server.tokenOf(person);
    const response = await server.ask(path ?? own, {
      method,
      redirect: 'manual',
      headers: {
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    given.push(response.ok && inside ? inside(JSON.parse(text)) : String(response.status));
  }
  return given;
}

const byPerson = (given: readonly string[]): Record<PersonName, string | undefined>[] => [
  Object.assign({}, ...PERSONS.map((person, index) => ({ [person]: given[index] }))),
];

it('every route has its cells, and every cell a route', () => {
  expect(Object.keys(ROUTES).sort()).toEqual([...server.routes()].sort());
});

describe.each(Object.entries(ROUTES))('%s', (route, cases) => {
  it.each(cases.map((each) => [each.path ?? route, each] as const))('%s', async (_path, each) => {
    expect(byPerson(await answers(route, each))).toEqual(byPerson(each.answers));
  });
});
