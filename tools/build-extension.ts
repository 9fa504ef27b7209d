import { spawnSync } from 'node:child_process';

/** Builds the extension for Chrome as demo and tests need it, and is silent but for what goes wrong. */
const { status, stdout, stderr } = spawnSync('wxt', ['build', '--level', 'warn'], {
  encoding: 'utf8',
  env: { ...process.env, WXT_OPEN_SHADOW: '1' },
  shell: process.platform === 'win32',
});
if (status !== 0) {
  process.stderr.write(stdout + stderr);
  process.exit(status ?? 1);
}
