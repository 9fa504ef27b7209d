import { spawn } from 'node:child_process';

/** Server and extension together, both reloaded when a file changes; Ctrl-C ends both. */
const children = [
  spawn(process.execPath, ['--watch', 'server/main.ts'], { stdio: 'inherit' }),
  spawn('wxt', [], { stdio: 'inherit', shell: process.platform === 'win32' }),
];

for (const child of children) {
  child.once('exit', () => {
    for (const other of children) other.kill();
  });
}
