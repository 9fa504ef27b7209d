import { describe, expect, it } from 'vitest';
import { readConfig } from './config.ts';
import { createTokenIssuer } from './identity/testing/token-issuer.ts';
import { startReport } from './start-report.ts';

const clerk = {
  CLERK_PUBLISHABLE_KEY: `pk_live_${Buffer.from('clerk.example.com$').toString('base64')}`,
  CLERK_JWT_KEY: createTokenIssuer().publicKey,
  DATABASE_URL: 'postgresql://alongside:secret@db.example.com/alongside',
  PUBLIC_ORIGIN: 'https://alongside.example.com',
};
const reportOf = (env: Record<string, string>) =>
  startReport(readConfig(env), '1.0.0', 'http://127.0.0.1:8787');

describe('the report of a start', () => {
  it('says that everybody behind a proxy counts as one address, unless it is named', () => {
    expect(reportOf(clerk)).toEqual([
      'Alongside 1.0.0 at http://127.0.0.1:8787: identity Clerk (clerk.example.com), Channels embedded, database PostgreSQL (db.example.com/alongside).',
      expect.stringMatching(/^TRUSTED_PROXIES is not set/),
    ]);
    expect(reportOf({ ...clerk, TRUSTED_PROXIES: '127.0.0.1' })).toHaveLength(1);
  });
});
