import { spawnSync } from 'node:child_process';

/** Beside `.output/chrome-mv3`, which is the demo's and the tests'. */
const OUT_DIR = process.env.WXT_OUT_DIR ?? '.output/store';

/**
 * Builds the extension for stores and schools, with its zips: for the browsers that are named, else for
 * each that can run it. Options, such as `--mode=development`, go to WXT.
 */
const options = process.argv.slice(2).filter((argument) => argument.startsWith('-'));
const named = process.argv.slice(2).filter((argument) => !argument.startsWith('-'));
const browsers = named.length > 0 ? named : ['chrome', 'edge', 'firefox'];
if (named.length === 0 && process.env.WXT_CLERK_PUBLISHABLE_KEY) {
  browsers.pop();
  process.stderr.write(
    'Firefox is left out: nobody can sign in with Clerk there (see docs/clerk.md).\n',
  );
}
for (const browser of browsers) {
  const { status } = spawnSync('wxt', ['zip', '-b', browser, ...options], {
    stdio: 'inherit',
    env: { ...process.env, WXT_OUT_DIR: OUT_DIR },
    shell: process.platform === 'win32',
  });
  if (status !== 0) process.exit(status ?? 1);
}
