import type { Page } from 'puppeteer';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { signInTo } from '../../push/admin-client.ts';
import { recordOverlay, toastsOf } from '../../support/overlay-history.ts';
import { part, untilCount } from '../../support/stage.ts';
import { ana, ben, sites, stage } from './stage.ts';

const Found = v.object({ learners: v.tuple([v.object({ id: v.string() })]) });

/** A chapter of the site whose rooms are per group. */
const chapter = (course: number) => sites.url('canvas', `/courses/${course}/pages/groups`);

describe('learners of one site', () => {
  it('do not meet in two courses with chapters of one id', async () => {
    const bens = await ben.open(chapter(1));
    await untilCount(bens, 1);
    const history = await recordOverlay(bens);
    const anas = await ana.open(chapter(2));
    await untilCount(anas, 1);
    await bens.bringToFront();
    await untilCount(bens, 1);
    expect(await bens.$(part('live-banner'))).toBeNull();
    expect(toastsOf(history)).toEqual([]);
    await close(anas, bens);
  });

  it('meet their own group, and another one’s as soon as it is theirs', async () => {
    const ask = await signInTo(stage.stage.server.url, 'Admin');
    const idOf = async (name: string) => {
      const answer = await ask('GET', `/api/admin/learners?name=${name}`);
      return v.parse(Found, await answer.json()).learners[0].id;
    };
    const [anaId, benId] = [await idOf('Ana'), await idOf('Ben')];
    const list = async (groups: Record<string, string>) => {
      const learners = Object.entries(groups).map(([learner, group]) => ({ learner, group }));
      const answer = await ask('PUT', '/api/admin/sites/canvas/courses/3/learners', { learners });
      expect(answer.status).toBe(200);
    };
    await list({ [anaId]: 'A', [benId]: 'B' });
    const [anas, bens] = [await ana.open(chapter(3)), await ben.open(chapter(3))];
    await Promise.all([untilCount(anas, 1), untilCount(bens, 1)]);
    await list({ [anaId]: 'A', [benId]: 'A' });
    await Promise.all([untilCount(anas, 2), untilCount(bens, 2)]);
    await close(anas, bens);
  });
});

async function close(...pages: Page[]): Promise<void> {
  await Promise.all(pages.map((page) => page.close()));
}
