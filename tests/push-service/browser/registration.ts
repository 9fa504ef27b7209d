import { randomBytes } from 'node:crypto';
import type { Subscriptions } from '../delivery/subscriptions.ts';
import type { Browsers, KnownBrowser } from './browsers.ts';

/**
 * Answers a browser's request to subscribe or unsubscribe. Chromium:
 * google_apis/gcm/engine/registration_request.cc and unregistration_request.cc; the answer is
 * `token=…` or `Error=…`, always with status 200.
 *
 * @param authorization its `Authorization` header
 */
export function answerRegistration(
  form: URLSearchParams,
  authorization: string | undefined,
  browsers: Browsers,
  subscriptions: Subscriptions,
): string {
  const [, id, securityToken] = /^AidLogin (\d+):(\d+)$/.exec(authorization ?? '') ?? [];
  const browser = browsers.find(BigInt(id ?? 0), BigInt(securityToken ?? 0));
  if (!browser) return 'Error=AUTHENTICATION_FAILED';
  const field = (name: string) => form.get(name) ?? '';
  const app = field('app');
  const subtype = field('X-subtype');
  const sender = field('sender');
  if (field('delete') === 'true') {
    unregister({ browser, subscriptions, app, subtype, sender });
    return `token=${subtype || app}`;
  }
  if (!sender) return 'Error=INVALID_PARAMETERS';
  // Without a scope it is the browser's own registration, which nobody ever sends to.
  if (!field('scope')) return `token=${randomBytes(96).toString('base64url')}`;
  const { token } = subscriptions.register({
    instanceId: field('appid'),
    app,
    subtype,
    applicationServerKey: sender,
    mailbox: browser.mailbox,
  });
  return `token=${token}`;
}

/** Ends the subscription that was made with `sender`, or with any key where that is `*`. */
function unregister(ended: {
  browser: KnownBrowser;
  subscriptions: Subscriptions;
  app: string;
  subtype: string;
  sender: string;
}): void {
  const { browser, subscriptions, app, subtype, sender } = ended;
  for (const subscription of subscriptions.all) {
    const { holder, mailbox, applicationServerKey } = subscription;
    if (
      mailbox === browser.mailbox &&
      holder.kind === 'browser' &&
      holder.app === app &&
      holder.subtype === subtype &&
      (sender === '*' || sender === applicationServerKey)
    ) {
      subscriptions.end(subscription);
    }
  }
}
