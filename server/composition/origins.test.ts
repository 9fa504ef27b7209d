import { describe, expect, it } from 'vitest';
import { readConfig } from '../config.ts';
import { createTokenIssuer } from '../identity/testing/token-issuer.ts';
import { iconProblem } from '../notifications/icon.ts';
import { targetProblem } from '../notifications/target.ts';
import { originsOf } from './origins.ts';

const CLERK = {
  CLERK_PUBLISHABLE_KEY: `pk_test_${btoa('clerk.example.com$')}`,
  CLERK_JWT_KEY: createTokenIssuer().publicKey,
  NODE_ENV: 'production',
};
const SITES = 'moodle=https://moodle.example.edu docs=https://example.org/handbook';

const originsWith = (env: Record<string, string>) => originsOf(readConfig(env), 8787);

describe('where notifications lead to, and pictures come from', () => {
  const origins = originsWith({ SITES, COURSE_ORIGINS: 'https://*.example.net' });

  it.each([
    'https://moodle.example.edu/mod/page/view.php?id=1',
    'https://example.org/handbook/intro',
    'https://more.example.net/',
  ])('are the course sites, by their rules, and COURSE_ORIGINS: %s', (url) => {
    expect(targetProblem(url, origins.targets)).toBeNull();
    expect(iconProblem(url, origins.images)).toBeNull();
    expect(iconProblem(url, origins.pictures)).toBeNull();
  });

  it.each(['https://example.edu/', 'https://example.net/', 'http://127.0.0.1:3000/'])(
    'are not %s',
    (url) => {
      expect(targetProblem(url, origins.targets)).not.toBeNull();
      expect(iconProblem(url, origins.images)).not.toBeNull();
    },
  );

  it('are whatever the demo course is served by, on the machine that the server serves', () => {
    expect(targetProblem('http://127.0.0.1:3000/', originsWith({}).targets)).toBeNull();
  });

  it('are nothing on a learner’s own machine where the server serves others, too', () => {
    const { targets } = originsWith(CLERK);
    expect(targetProblem('http://127.0.0.1:3000/', targets)).not.toBeNull();
    expect(targetProblem('http://localhost:8787/', targets)).toBeNull();
  });

  it('callers are none of them', () => {
    expect(origins.callers.filter((origin) => origin.includes('example'))).toEqual([]);
  });
});
