import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { connect } from 'node:net';
import { createInterface } from 'node:readline';
import { expect, it } from 'vitest';

it('ends with the process that started it, even when that is killed', async () => {
  const module = new URL('./spawn-push-service.ts', import.meta.url).href;
  const starter = `
    import { spawnPushService } from '${module}';
    const { route, senderEnv } = await spawnPushService();
    console.log(JSON.stringify([route.port, senderEnv.NODE_EXTRA_CA_CERTS]));
  `;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', starter], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = await once(createInterface({ input: child.stdout }), 'line');
  const [port, caFile] = JSON.parse(line);
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  expect(existsSync(caFile)).toBe(true);

  child.kill('SIGKILL');
  socket.on('error', () => socket.destroy());
  await once(socket, 'close');
  await expect.poll(() => existsSync(caFile)).toBe(false);
});
