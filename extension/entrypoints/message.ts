import * as v from 'valibot';
import { browser } from 'wxt/browser';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { isHtml } from '../chapter/run-once.ts';
import { PageMessage } from '../messages/page-message.ts';
import { showMessage } from '../push/page/message.ts';

/**
 * Put into a page when there is a message for it. What was put there twice listens once; a page where
 * nothing can be shown has nobody to take the message, and it is shown by the system.
 */
export default defineUnlistedScript(() => {
  if (browser.runtime.onMessage.hasListeners() || !isHtml()) return;
  browser.runtime.onMessage.addListener((message: unknown) => {
    if (v.is(PageMessage, message) && Date.now() < message.until) showMessage(message);
  });
});
