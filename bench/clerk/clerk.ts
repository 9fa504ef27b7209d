import { refusedTokens } from '../../server/identity/testing/refused-tokens.ts';
import { createTokenIssuer } from '../../server/identity/testing/token-issuer.ts';
import { createVerifier } from '../../server/identity/verifier.ts';
import { ana } from '../../tests/clerk/accounts.ts';
import { signInByPassword } from '../../tests/clerk/support/clerk-learner.ts';
import { openClerkStage } from '../../tests/clerk/support/clerk-stage.ts';
import { foreignRequests } from '../../tests/clerk/support/foreign-requests.ts';
import type { LearnerBrowser } from '../../tools/browser/learner-browser.ts';
import type { Figure } from '../figure.ts';
import { leastDisturbed } from '../least-disturbed.ts';
import { bundleSize } from '../size/bundle-size.ts';
import { quantile } from '../statistics.ts';
import { tokenReadyTimes } from './token-ready.ts';

const KILLS = 20;
const VERIFICATIONS = 3_000;
/** As a server gets them from several browsers. */
const AT_ONCE = 16;

/** Bars, ms. */
const TOKEN_READY = 250;
const VERIFICATION = 0.3;

/** What signing in with Clerk costs: in the browser, against the tests' Frontend API, and on the server. */
export async function* measureClerk(): AsyncIterable<Figure> {
  await using stage = await openClerkStage({ accounts: [ana] });
  const learner = await stage.browser();
  const page = await learner.open(stage.site.chapter(1));
  await signInByPassword(learner, page, ana);
  await page.close();
  yield tokenReady(learner, 'renewed', 'had anew from Clerk');
  yield tokenReady(learner, 'kept', 'the last still good');
  const requests = await stage.closeBrowsers();
  yield {
    what: 'requests to anything but the Frontend API and our server',
    value: foreignRequests(requests, stage).length,
    unit: 'requests',
    bar: 0,
    atMost: true,
    note: `of ${requests.length} during the kills; the tests look at theirs`,
  };
  yield* sizes(stage.extensionDir);
  yield* verification();
}

async function tokenReady(
  learner: LearnerBrowser,
  token: 'kept' | 'renewed',
  words: string,
): Promise<Figure> {
  const { result, note } = await leastDisturbed(
    () => tokenReadyTimes(learner, KILLS, token),
    (times) => quantile(times, 0.95),
    TOKEN_READY,
  );
  return {
    what: `token ready after a worker kill, ${words}, p95 of ${KILLS}`,
    value: quantile(result, 0.95),
    unit: 'ms',
    bar: TOKEN_READY,
    atMost: true,
    note: `median ${quantile(result, 0.5).toFixed(0)} ms; ${note}`,
  };
}

async function* sizes(extensionDir: string): AsyncIterable<Figure> {
  const parts = [
    { what: 'worker with Clerk', entry: 'background.js', bar: 260 },
    { what: 'popup with Clerk', entry: 'popup.html', bar: 15 },
  ];
  for (const { what, entry, bar } of parts) {
    const value = await bundleSize(extensionDir, entry);
    yield { what, value, unit: 'kB gzip', bar, atMost: true };
  }
}

async function* verification(): AsyncIterable<Figure> {
  const issuer = createTokenIssuer();
  const verify = createVerifier({
    publicKeys: [issuer.publicKey],
    issuer: issuer.issuer,
    authorizedParties: [issuer.party],
  });
  const token = await issuer.token({ metadata: { role: 'instructor', courses: ['demo'] } });
  const median = (times: readonly number[]) => quantile(times, 0.5);
  const oneByOne = median(await verificationTimes(() => verify(token), 1));
  const { result: atOnce, note } = await leastDisturbed(
    () => verificationTimes(() => verify(token), AT_ONCE),
    median,
    VERIFICATION,
  );
  yield {
    what: `verification, per token of ${AT_ONCE} that come at once, median`,
    value: median(atOnce),
    unit: 'ms',
    bar: VERIFICATION,
    atMost: true,
    note: `without any network; one by one ${oneByOne.toFixed(2)} ms; ${note}`,
  };
  const table = refusedTokens(issuer);
  const accepted: string[] = [];
  for (const { what, make } of table) {
    await verify(await make()).then(
      () => accepted.push(what),
      () => undefined,
    );
  }
  yield {
    what: `tokens refused of the ${table.length} that must be`,
    value: table.length - accepted.length,
    unit: 'tokens',
    bar: table.length,
    atMost: false,
    ...(accepted.length > 0 ? { note: `accepted: ${accepted.join(', ')}` } : {}),
  };
}

/** Ms per token, of many rounds with `atOnce` tokens each. */
async function verificationTimes(
  verify: () => Promise<unknown>,
  atOnce: number,
): Promise<number[]> {
  const times: number[] = [];
  for (let count = 0; count < VERIFICATIONS; count += atOnce) {
    const before = performance.now();
    await Promise.all(Array.from({ length: atOnce }, verify));
    times.push((performance.now() - before) / atOnce);
  }
  return times;
}
