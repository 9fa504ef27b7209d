import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Browser } from 'puppeteer';

/** Chromium starts the process of an extension's worker and pages with this flag. */
const FLAG = '--extension-process';

/** CPU that the process of the extension in `browser` has used so far, in ms. */
export async function extensionCpu(browser: Browser): Promise<number> {
  const { stdout } = await promisify(execFile)('ps', ['-eww', '-o', 'pid=,args=']);
  const lines = stdout.split('\n').filter((line) => line.includes(FLAG));
  const pids = new Set(lines.map((line) => Number.parseInt(line, 10)));
  const session = await browser.target().createCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  const ours = processInfo.filter(({ id }) => pids.has(id));
  if (ours.length === 0) throw new Error('The extension has no process in this browser.');
  return ours.reduce((sum, { cpuTime }) => sum + cpuTime * 1_000, 0);
}
