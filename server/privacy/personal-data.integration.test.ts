import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Prisma } from '../database/generated/client.ts';
import { exportJson } from './export-json.ts';
import { exportSections } from './export-sections.ts';
import { PERSONAL_DATA } from './personal-data.ts';
import { type OpenErase, openErase } from './testing/open-erase.ts';
import { allRows, secretsOf, writeRowsOf } from './testing/own-rows.ts';

const ANA = 'user_ana';
const BEN = 'user_ben';

const personal = Object.entries(PERSONAL_DATA).flatMap(([model, data]) =>
  'exported' in data ? [{ model, ...data }] : [],
);
/** Hold a hash from the beginning: what is made by the erasure itself, and what outlives it. */
const HASHED = ['Erasure', 'Moderation'];
const before = personal.filter(({ model }) => !HASHED.includes(model));

const mentions = (value: unknown, id: string) => JSON.stringify(value).includes(id);

describe('what is kept of people', () => {
  let server: OpenErase;
  let exported: Record<string, unknown>;
  let text = '';
  let anasBefore: Record<string, object[]>;
  let bensBefore: Record<string, object[]>;
  let after: Record<string, object[]>;

  /** Of every model that has something of people, the rows that are of one. */
  async function rowsOf(id: string): Promise<Record<string, object[]>> {
    const all: Record<string, object[]> = await allRows(server.prisma);
    return Object.fromEntries(
      personal.map(({ model }) => [model, (all[model] ?? []).filter((row) => mentions(row, id))]),
    );
  }

  async function exportedText(): Promise<string> {
    let json = '';
    const sections = exportSections(server.prisma, ANA, server.erasedIdOf);
    for await (const piece of exportJson(new Date(), sections)) json += piece;
    return json;
  }

  beforeAll(async () => {
    server = await openErase();
    await writeRowsOf(server.prisma, ANA);
    await writeRowsOf(server.prisma, BEN);
    await server.prisma.moderation.create({
      data: {
        ...{ subject: server.erasedIdOf(ANA), nameTaken: true, changedBy: 'ada' },
        ...{ changedAt: server.now(), seenAt: server.now() },
      },
    });
    text = await exportedText();
    exported = v.parse(v.record(v.string(), v.unknown()), JSON.parse(text));
    anasBefore = await rowsOf(ANA);
    bensBefore = await rowsOf(BEN);
    await server.erase(ANA);
    after = await allRows(server.prisma);
  });
  afterAll(() => server?.[Symbol.asyncDispose]());

  it('is said of every model of the database', () => {
    expect(Object.keys(PERSONAL_DATA).sort()).toEqual(Object.keys(Prisma.ModelName).sort());
  });

  it('is a row of each here, of two learners', () => {
    for (const { model } of before) {
      expect(anasBefore[model], model).toHaveLength(1);
      expect(bensBefore[model], model).toHaveLength(1);
    }
  });

  it.each(before)('is in the export: $model', ({ exported: section }) => {
    const value = exported[section];
    expect(Array.isArray(value) ? value : [value]).toEqual([expect.any(Object)]);
  });

  it('is one’s own alone in the export, without what others could act by', () => {
    expect(mentions(exported, ANA)).toBe(true);
    expect(mentions(exported, BEN)).toBe(false);
    const { endpoint, p256dh, auth, detail } = secretsOf(ANA);
    for (const secret of [endpoint, p256dh, auth, detail, `session of ${ANA}`]) {
      expect(text).not.toContain(secret);
    }
    expect(exported.pushSubscriptions).toMatchObject([{ host: 'push.test' }]);
  });

  it.each(before)('is $erased by an erasure: $model', ({ model, erased }) => {
    const rows = after[model] ?? [];
    expect(rows.filter((row) => mentions(row, ANA))).toEqual([]);
    const unlinked = rows.filter((row) => mentions(row, server.erasedIdOf(ANA)));
    expect(unlinked).toHaveLength(erased === 'unlinked' ? 1 : 0);
  });

  it('is another learner’s as it was', async () => {
    expect(await rowsOf(BEN)).toEqual(bensBefore);
  });

  it('is what an admin took, and stays taken', () => {
    expect(exported.moderation).toMatchObject({ nameTaken: true });
    expect(text).not.toContain('ada');
    expect(after.Moderation).toMatchObject([{ subject: server.erasedIdOf(ANA), nameTaken: true }]);
  });

  it('is no more after it than that there was one, and that is in the export, too', async () => {
    expect(after.Erasure).toEqual([{ subject: server.erasedIdOf(ANA), erasedAt: server.now() }]);
    const left: unknown = JSON.parse(await exportedText());
    expect(left).toMatchObject({
      learner: null,
      courseVisits: [],
      notificationsReceived: [],
      erasure: { erasedAt: server.now().toISOString() },
    });
  });
});
