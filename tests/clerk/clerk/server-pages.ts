import { describe, expect, it } from 'vitest';
import { takeLines } from '../../support/consoles.ts';
import { until } from '../../support/until.ts';
import { ana } from '../accounts.ts';
import { FORM, submitPassword, untilItSays } from '../support/clerk-learner.ts';
import { stage } from './stage.ts';

describe('a page of the server', () => {
  it('signs in with Clerk, and its tokens are good for the API', async () => {
    const visitor = await stage.browser();
    const page = await visitor.open(`${stage.server?.url}/healthz`);
    await page.evaluate(`import('/identity/identity.js').then(async ({ openIdentity }) => {
      globalThis.identity = await openIdentity(() => document.body.replaceChildren('changed'));
      identity.showSignIn(document.body);
    })`);
    await submitPassword(page, ana.email, 'wrong');
    await untilItSays(page, 'Password is incorrect.');
    await submitPassword(page, ana.email, ana.password ?? '');
    await untilItSays(page, 'changed');
    const seen = await page.evaluate(`identity.token().then(async (token) => {
      const headers = { authorization: 'Bearer ' + token };
      const { status } = await fetch('/api/me/preferences', { headers });
      return { status, name: identity.user().name };
    })`);
    expect(seen).toEqual({ status: 200, name: 'Ana Lima' });
    await page.evaluate('identity.signOut()');
    expect(await page.evaluate('identity.token()')).toBeNull();
  });
});

describe('the admin page', () => {
  it('says so where Clerk can’t be reached', async () => {
    const visitor = await stage.browser();
    stage.api.setDown(true);
    const page = await visitor.open(`${stage.server?.url}/admin`);
    await untilItSays(page, 'Clerk can’t be reached');
    await until('the console says so, too', () =>
      takeLines().join().includes('Clerk can’t be reached'),
    );
    stage.api.setDown(false);
    await page.reload();
    await page.waitForSelector(FORM.email);
  });
});
