// A push service in a process of its own, so that it shares no event loop with a sender that is
// being measured. `spawnPushService` starts it and speaks to it over IPC.
import * as v from 'valibot';
import { obey } from './process/command.ts';
import { type Answer, Call } from './process/message.ts';
import { startPushService } from './start-push-service.ts';

const starting = startPushService();
// It ends with whoever started it, however that ends.
process.once('disconnect', async () => (await starting).close());
const service = await starting;

process.on('message', async (message) => {
  const { id, command } = v.parse(Call, message);
  try {
    send({ kind: 'done', id, result: await obey(service, command) });
  } catch (error) {
    send({ kind: 'failed', id, error: error instanceof Error ? error.message : String(error) });
  }
});
send({ kind: 'ready', address: service.address });

function send(answer: Answer): void {
  process.send?.(answer);
}
