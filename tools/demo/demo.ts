import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { bringBrowserOrExit } from '../browser/bring-browser.ts';
import { startServerProcess } from '../server-process.ts';
import { playScene } from './scene.ts';
import { createTranscript } from './transcript.ts';

/** Beside the data of `npm start`, so that both can run at once. */
const DATA_DIR = '.data/demo';

const { values: options } = parseArgs({
  options: {
    /** Ends after the scene, instead of serving on. */
    once: { type: 'boolean', default: false },
    /** Without windows, also where there is a display. */
    headless: { type: 'boolean', default: false },
  },
});

const headless = options.headless || !hasDisplay();
const pictures = resolve(DATA_DIR, 'pictures');
const tell = createTranscript();

await bringBrowserOrExit();
await mkdir(pictures, { recursive: true });
const server = await startServerProcess({ PORT: '0', DATA_DIR, LOG_LEVEL: 'warn' });
tell('server', `${server.url} with embedded identity, Channels and database`);

const learners = await playScene({
  server: server.url,
  headless,
  tell,
  picture: (name) => join(pictures, `${name}.png`),
});

const end = async () => {
  await Promise.all(learners.map((learner) => learner.close()));
  await server.stop();
};
if (options.once) {
  await end();
} else {
  tell(
    'server',
    `takes notifications at ${server.url}/admin, from Admin with the secret in ${DATA_DIR}/role-secret`,
  );
  tell('server', `serves on at ${server.url}/courses/demo/chapters/1 until Ctrl-C`);
  process.once('SIGINT', () => end().then(() => process.exit(0)));
  process.once('SIGTERM', () => end().then(() => process.exit(0)));
}

function hasDisplay(): boolean {
  const { DISPLAY, WAYLAND_DISPLAY } = process.env;
  return process.platform !== 'linux' || Boolean(DISPLAY || WAYLAND_DISPLAY);
}
