import type { Browser } from 'wxt/browser';

/** Who opened a port, as the browser says: the port's own name is whatever they wrote. */
export type PortSender = 'popup' | 'course-page';

/**
 * Tells who opened a port; `null` where they have nothing to say to the worker. A content script runs
 * in the process of a web page, which may have been taken over: it gets what a page may know, and
 * nothing of what belongs to the popup.
 *
 * @param options.extensionUrl of the extension's own pages, such as `chrome-extension://…/`
 * @param options.isCourseSite whether a page is one that the extension's scripts run on
 */
export function portSenderOf(
  { sender }: Pick<Browser.runtime.Port, 'sender'>,
  options: { extensionId: string; extensionUrl: string; isCourseSite(url: string): boolean },
): PortSender | null {
  if (!sender?.url || (sender.id !== undefined && sender.id !== options.extensionId)) return null;
  if (URL.parse(sender.url)?.protocol === URL.parse(options.extensionUrl)?.protocol) {
    return sender.url.startsWith(options.extensionUrl) ? 'popup' : null;
  }
  // What stands in a frame never speaks for the page around it.
  const isPage = sender.tab?.id !== undefined && !sender.frameId;
  return isPage && options.isCourseSite(sender.url) ? 'course-page' : null;
}
