import { rm } from 'node:fs/promises';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Database, openDatabase } from '../database/database.ts';
import { makeDataDir } from '../testing/database-template.ts';
import { createDated } from './dated.ts';

const at = (minutes: number) => new Date(Date.UTC(2026, 10, 30, 12, minutes));

let dataDir: string;
let database: Database;
beforeAll(async () => {
  dataDir = await makeDataDir();
  database = await openDatabase({ url: null, dataDir, log: pino({ level: 'silent' }) });
});
afterAll(async () => {
  await database?.close();
  await rm(dataDir, { recursive: true, force: true });
});

describe('a date on a list', () => {
  it('is carried out once, when it has come', async () => {
    const { prisma } = database;
    const listed = { site: 'school', courseId: 'botany', listedAt: at(0) };
    await prisma.enrolment.createMany({
      data: [
        { ...listed, learnerId: 'before', endsAt: at(-1) },
        { ...listed, learnerId: 'over', endsAt: at(1) },
        { ...listed, learnerId: 'begun', beginsAt: at(2), endsAt: at(9) },
        { ...listed, learnerId: 'later', beginsAt: at(3) },
      ],
    });
    let now = at(0);
    const onChange = vi.fn(async () => undefined);
    const ofList = vi.fn(async () => undefined);
    const look = createDated({ prisma, endRight: { ofList }, onChange, now: () => now });
    await look();
    expect(onChange).not.toHaveBeenCalled();
    now = at(2);
    await look();
    await look();
    expect(onChange).toHaveBeenCalledTimes(1);
    expect(ofList.mock.calls).toEqual([
      [
        { site: 'school', course: 'botany' },
        { gone: ['over'], others: ['begun'] },
      ],
    ]);
  });
});
