import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { refusedTokens } from '../../server/identity/testing/refused-tokens.ts';
import { createTokenIssuer } from '../../server/identity/testing/token-issuer.ts';
import { createVerifier } from '../../server/identity/verifier.ts';
import { ana } from '../../tests/clerk/accounts.ts';
import { signInByPassword } from '../../tests/clerk/support/clerk-learner.ts';
import { openClerkStage } from '../../tests/clerk/support/clerk-stage.ts';
import { foreignRequests } from '../../tests/clerk/support/foreign-requests.ts';
import type { Figure } from '../figure.ts';
import { quantile } from '../statistics.ts';
import { tokenReadyTimes } from './token-ready.ts';

const KILLS = 20;
const VERIFICATIONS = 3_000;

/** What signing in with Clerk costs: in the browser, against the tests' Frontend API, and on the server. */
export async function* measureClerk(): AsyncIterable<Figure> {
  await using stage = await openClerkStage({ accounts: [ana] });
  const learner = await stage.browser();
  const page = await learner.open(stage.site.chapter(1));
  await signInByPassword(learner, page, ana);
  await page.close();
  const kept = await tokenReadyTimes(learner, KILLS, 'kept');
  const renewed = await tokenReadyTimes(learner, KILLS, 'renewed');
  yield {
    what: `token ready after a worker kill, had anew from Clerk, p95 of ${KILLS}`,
    value: quantile(renewed, 0.95),
    unit: 'ms',
    bar: 250,
    atMost: true,
    note: `median ${quantile(renewed, 0.5).toFixed(0)} ms`,
  };
  yield {
    what: `token ready after a worker kill, the last still good, p95 of ${KILLS}`,
    value: quantile(kept, 0.95),
    unit: 'ms',
    bar: 250,
    atMost: true,
    note: `median ${quantile(kept, 0.5).toFixed(0)} ms`,
  };
  const requests = await stage.closeBrowsers();
  yield {
    what: 'requests to anything but the Frontend API and our server',
    value: foreignRequests(requests, stage).length,
    unit: 'requests',
    bar: 0,
    atMost: true,
    note: `of ${requests.length} in a sign-in and ${2 * KILLS} kills; the tests look at theirs`,
  };
  yield* sizes(stage.extensionDir);
  yield* verification();
}

async function* sizes(extensionDir: string): AsyncIterable<Figure> {
  const chunks = (await readdir(join(extensionDir, 'chunks'))).map((file) => join('chunks', file));
  const parts = [
    { what: 'worker with Clerk', files: ['background.js'], bar: 260 },
    { what: 'popup with Clerk', files: chunks.filter((file) => file.endsWith('.js')), bar: 15 },
  ];
  for (const { what, files, bar } of parts) {
    const code = await Promise.all(files.map((file) => readFile(join(extensionDir, file))));
    const bytes = code.reduce((sum, one) => sum + gzipSync(one, { level: 9 }).byteLength, 0);
    yield { what, value: bytes / 1000, unit: 'kB gzip', bar, atMost: true };
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
  const times: number[] = [];
  for (let count = 0; count < VERIFICATIONS; count += 1) {
    const before = performance.now();
    await verify(token);
    times.push(performance.now() - before);
  }
  yield {
    what: `verification of a token, median of ${VERIFICATIONS}`,
    value: quantile(times, 0.5),
    unit: 'ms',
    bar: 0.3,
    atMost: true,
    note: 'without any network',
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
