import { afterAll, beforeAll } from 'vitest';
import { ROLE_SECRET } from '../../push/role-secret.ts';
import { type FixtureSites, openFixtureSites } from '../fixtures/fixture-sites.ts';
import { openSiteStage, type SiteLearner, type SiteStage } from '../support/site-stage.ts';

export let sites: FixtureSites;
export let ana: SiteLearner;
export let ben: SiteLearner;

export let stage: SiteStage;

beforeAll(async () => {
  [stage, sites] = await Promise.all([
    openSiteStage({ LOCAL_ROLE_SECRET: ROLE_SECRET }),
    openFixtureSites(),
  ]);
  [ana, ben] = await Promise.all([stage.learner('Ana'), stage.learner('Ben')]);
});
afterAll(async () => {
  await stage?.[Symbol.asyncDispose]();
  await sites?.[Symbol.asyncDispose]();
});
