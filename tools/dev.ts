import { spawn } from 'node:child_process';

const options = { stdio: 'inherit', shell: process.platform === 'win32' } as const;
const pages = ['--config', 'server/pages/vite.config.ts', '--logLevel', 'warn'];

/** Server, its pages and extension together, made anew when a file changes; Ctrl-C ends all. */
const children = [
  spawn(process.execPath, ['--watch', 'server/main.ts'], { stdio: 'inherit' }),
  spawn('vite', ['build', '--watch', ...pages], options),
  spawn('wxt', [], { ...options, env: { ...process.env, WXT_OPEN_SHADOW: '1' } }),
];

for (const child of children) {
  child.once('exit', () => {
    for (const other of children) other.kill();
  });
}
