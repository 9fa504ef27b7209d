import { type FileHandle, mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeDataDir } from '../../../server/testing/database-template.ts';
import { type LearnerBrowser, openLearnerBrowser } from '../../../tools/browser/learner-browser.ts';
import { type ServerProcess, startServerProcess } from '../../../tools/server-process.ts';
import type { Desktop } from '../../push-service/desktop/start-desktop.ts';
import type { ServiceAccess } from '../../push-service/service-address.ts';
import { watchConsoles } from '../../support/consoles.ts';
import { type CourseSite, openCourseSite } from '../../support/course-site.ts';
import type { Account } from '../frontend-api/instance.ts';
import { type RunningFrontendApi, startFrontendApi } from '../frontend-api/start-frontend-api.ts';
import { buildClerkExtension, type ClerkExtensionOptions } from './clerk-extension.ts';
import { mergedArgs } from './merged-args.ts';
import { endInOrder, type LoggedRequest, netLogArgs, readNetLog } from './net-log.ts';

/** A Clerk instance, a server that trusts it, a course site, and the browsers of its learners. */
export interface ClerkStage extends AsyncDisposable {
  api: RunningFrontendApi;
  /** The extension that was built for it. */
  extensionDir: string;
  /** `null` where a test does without. */
  server: ServerProcess | null;
  site: CourseSite;
  /** A new browser with the extension, where nobody is signed in. */
  browser(options?: { serverUrl?: string; extensionDir?: string }): Promise<LearnerBrowser>;
  /** Everything that the server has logged so far. */
  log(): string;
  /** Ends all browsers and gives every request they made. */
  closeBrowsers(): Promise<LoggedRequest[]>;
}

/**
 * @param options.extension how the extension is built; @default for the instance, and nothing else
 * @param options.withServer @default true; without, the extension finds no server of Alongside's
 * @param options.push where server and browsers find a push service, and notifications a desktop
 */
export async function openClerkStage(options: {
  accounts: readonly Account[];
  extension?: Partial<ClerkExtensionOptions>;
  withServer?: boolean;
  push?: { service: ServiceAccess; desktop: Desktop };
}): Promise<ClerkStage> {
  const { accounts, extension = {}, withServer = true, push } = options;
  const directory = await mkdtemp(join(tmpdir(), 'alongside-clerk-'));
  const dataDir = await makeDataDir();
  const { mode = 'test' } = extension;
  const [extensionDir, api, site] = await Promise.all([
    buildClerkExtension({ name: 'plain', ...extension }),
    startFrontendApi({ accounts, mode }),
    openCourseSite(),
  ]);
  const server = withServer
    ? await startServerProcess({
        PORT: '0',
        DATA_DIR: dataDir,
        CLERK_PUBLISHABLE_KEY: api.instance.publishableKey,
        CLERK_JWT_KEY: api.jwtKey,
        COURSE_ORIGINS: site.url,
        ...push?.service.senderEnv,
      })
    : null;
  if (server) api.instance.allowedOrigins.add(server.url); // for its admin page
  let logged = '';
  server?.process.stderr?.on('data', (text: Buffer | string) => {
    logged += text;
  });
  let browsers: { learner: LearnerBrowser; netLog: FileHandle }[] = [];
  let opened = 0;

  const stage: ClerkStage = {
    api,
    extensionDir,
    server,
    site,
    async browser(differing = {}) {
      opened += 1;
      const file = join(directory, `net-log-${opened}.json`);
      const netLog = await open(file, 'w+');
      const args = mergedArgs(api.browserArgs, netLogArgs(file), push?.service.chromiumArgs ?? []);
      const learner = await openLearnerBrowser({
        serverUrl: server?.url ?? site.url,
        extensionDir,
        ...differing,
        args,
        env: { ...push?.desktop.env },
      });
      watchConsoles(learner.browser);
      browsers.push({ learner, netLog });
      return learner;
    },
    log: () => logged,
    async closeBrowsers() {
      const ending = browsers;
      browsers = [];
      const requests = await Promise.all(
        ending.map(async ({ learner, netLog }) => {
          await using log = netLog;
          await endInOrder(learner.browser);
          await learner.close();
          return readNetLog(log);
        }),
      );
      return requests.flat();
    },
    async [Symbol.asyncDispose]() {
      await Promise.all(
        browsers.map(async ({ learner, netLog }) => {
          await learner.close();
          await netLog.close();
        }),
      );
      await server?.stop();
      await Promise.all([site[Symbol.asyncDispose](), api[Symbol.asyncDispose]()]);
      for (const written of [directory, dataDir]) {
        await rm(written, { recursive: true, force: true });
      }
    },
  };
  return stage;
}
