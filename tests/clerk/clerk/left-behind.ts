import { describe, expect, it } from 'vitest';
import { FRONTEND_API } from '../frontend-api/hosts.ts';
import { foreignRequests } from '../support/foreign-requests.ts';
import { consoles, otherServer, SECRETS, stage } from './stage.ts';

describe('all of this', () => {
  it('asked nobody but the Frontend API and our server', async () => {
    const requests = await stage.closeBrowsers();
    expect(requests.map(({ url }) => new URL(url).host)).toContain(FRONTEND_API.test);
    expect(foreignRequests(requests, stage, [otherServer.url])).toEqual([]);
  });

  it('left no secret in the server’s log, nor in the consoles of worker, popup and pages', () => {
    expect(stage.log()).not.toMatch(SECRETS);
    expect(consoles.join('\n')).not.toMatch(SECRETS);
  });
});
