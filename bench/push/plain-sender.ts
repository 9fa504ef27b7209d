import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import * as v from 'valibot';
import { type Order, type Settings, Took } from './plain-loop-messages.ts';

const LOOP = fileURLToPath(new URL('./plain-loop.ts', import.meta.url));

/** A plain loop of `webPush.sendNotification`, in a process of its own as the pipeline has one. */
export interface PlainSender extends AsyncDisposable {
  /** Sends to some of the subscriptions and resolves to the seconds that it took. */
  send(order: Order): Promise<number>;
}

/** Starts it. Where it dies, what is asked of it fails. */
export function plainSender(settings: Settings): PlainSender {
  const child = fork(LOOP, { serialization: 'advanced', execArgv: [] });
  const gone = new AbortController();
  child.once('exit', () => gone.abort(new Error('The plain loop has ended.')));
  child.send(settings);
  return {
    async send(order) {
      child.send(order);
      const [answer] = await once(child, 'message', { signal: gone.signal });
      return v.parse(Took, answer).seconds;
    },
    async [Symbol.asyncDispose]() {
      child.disconnect();
      if (child.exitCode === null) await once(child, 'exit');
    },
  };
}
