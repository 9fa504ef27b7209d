import type { Page } from 'puppeteer';
import { EXTENSION_ORIGIN } from '../../../server/contract/extension-id.ts';

/**
 * Runs `expression` as the extension's content script on `page` would, and waits for what it promises.
 *
 * @throws Error when the browser does not let it
 */
export async function inContentScript(page: Page, expression: string): Promise<unknown> {
  const session = await page.createCDPSession();
  const contextId = await new Promise<number>((resolve) => {
    session.on('Runtime.executionContextCreated', ({ context }) => {
      if (context.origin === EXTENSION_ORIGIN) resolve(context.id);
    });
    void session.send('Runtime.enable');
  });
  const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
    contextId,
    expression,
    awaitPromise: true,
    returnByValue: true,
  });
  await session.detach();
  if (exceptionDetails) throw new Error(exceptionDetails.exception?.description);
  return result.value;
}
