import type { Browser } from 'puppeteer';

/**
 * Evaluates `expression` in the extension's worker, by a session that ends with the answer: a debugger
 * that stays costs the extension a fifth of its CPU while much comes over its connection, and keeps the
 * browser from ending the worker.
 */
export async function evaluateInWorker(browser: Browser, expression: string): Promise<unknown> {
  const root = await browser.target().createCDPSession();
  const { targetId } = await workerOf(browser);
  const { sessionId } = await root.send('Target.attachToTarget', { targetId, flatten: true });
  const session = root.connection()?.session(sessionId);
  if (!session) throw new Error('There is no session with the worker.');
  const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
    expression,
    returnByValue: true,
  });
  await root.send('Target.detachFromTarget', { sessionId });
  await root.detach();
  if (exceptionDetails) throw new Error(exceptionDetails.text);
  return result.value;
}

/** @throws Error where a debugger is attached to the extension's worker: what it uses is measured as well */
export async function expectNoDebugger(browser: Browser): Promise<void> {
  const { attached } = await workerOf(browser);
  if (attached) throw new Error('A debugger is attached to the worker.');
}

async function workerOf(browser: Browser): Promise<{ targetId: string; attached: boolean }> {
  const session = await browser.target().createCDPSession();
  const { targetInfos } = await session.send('Target.getTargets');
  await session.detach();
  const worker = targetInfos.find(({ type }) => type === 'service_worker');
  if (!worker) throw new Error('The extension has no worker in this browser.');
  return worker;
}
