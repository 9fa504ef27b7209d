import { describe, expect, it } from 'vitest';
import { privacyWords } from '../words/privacy.ts';
import { type NoticeFacts, noticeOf } from './notice.ts';
import { privacyPageRoutes } from './page-routes.ts';
import { PERSONAL_DATA } from './personal-data.ts';

const facts: NoticeFacts = {
  operator: { name: null, contact: null },
  retention: {
    ...{ visitsDays: 180, activityMinutes: 30, learnersDays: 400 },
    ...{ sessionsDays: 90, notificationsDays: 1, auditDays: 1 },
  },
  identity: 'local',
  channelsHost: null,
  ownText: [],
};

async function page(more: Partial<NoticeFacts> = {}): Promise<string> {
  return (await privacyPageRoutes({ ...facts, ...more }).request('/')).text();
}

describe('the privacy notice', () => {
  it('speaks of every kind of data that is kept, with the time that was set', () => {
    const data = noticeOf(facts).flatMap((section) => section.data);
    expect(data).toHaveLength(Object.keys(privacyWords.data).length);
    expect(data.map(({ kept }) => kept)).toContain(
      '180 days after your last visit to that chapter',
    );
    expect(data.map(({ kept }) => kept)).toContain('1 day after it was sent');
    const spokenOf = Object.values(PERSONAL_DATA).flatMap((each) =>
      'datum' in each ? each.datum : [],
    );
    expect([...new Set(spokenOf)].sort()).toEqual(Object.keys(privacyWords.data).sort());
  });

  it('says who gets what, by what is configured', async () => {
    expect(await page()).not.toContain('Clerk, which keeps your account');
    const outside = await page({ identity: 'clerk', channelsHost: 'ws.example.com' });
    expect(outside).toContain('Clerk, which keeps your account');
    expect(outside).toContain('by way of ws.example.com');
  });

  it('is in the operator’s name, with their own words as text', async () => {
    const html = await page({
      operator: { name: 'School <b>& Co', contact: 'privacy@example.edu' },
      ownText: ['First.', '<script>alert(1)</script>'],
    });
    expect(html).toContain('School &lt;b&gt;&amp; Co runs this server');
    expect(html).toContain('href="mailto:privacy@example.edu"');
    expect(html).toContain('<p class="text">First.</p>');
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
  });

  it('runs nothing, and is framed by nobody', async () => {
    const { headers } = await privacyPageRoutes(facts).request('/');
    expect(headers.get('content-security-policy')).toMatch(
      /^default-src 'none'; style-src 'self'.*frame-ancestors 'none'$/,
    );
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
    const style = await privacyPageRoutes(facts).request('/style.css');
    expect(await style.text()).toContain('light-dark(');
  });
});
