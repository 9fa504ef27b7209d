import * as v from 'valibot';
import { type Browser, browser } from 'wxt/browser';
import type { Choice, FromPopup } from '../messages/from-popup.ts';
import type { NotificationsPatch } from '../messages/notifications-patch.ts';
import { ToPopup } from '../messages/popup-port.ts';
import type { PopupView } from '../messages/popup-view.ts';
import { POPUP_PORT } from '../messages/port-names.ts';
import { PORT_PACE } from '../messages/port-pace.ts';
import type { SignInOutcome } from '../messages/sign-in.ts';
import type { SignInRequest } from '../messages/sign-in-request.ts';
import { createReopening, HAS_WORKED } from '../timing/reopening.ts';
import { withTimeout } from '../timing/with-timeout.ts';
import { popupWords } from '../words/popup.ts';

/** Ms that a step of signing in may take: the worker asks for several things, 10 s each at the most. */
const SIGN_IN_TIMEOUT_MS = 40_000;

/** The popup's end of its port to the worker. */
export interface PopupPort {
  signIn(request: SignInRequest): Promise<SignInOutcome>;
  /** @param everywhere on all of the learner's browsers */
  signOut(everywhere: boolean): void;
  /** Changes what the learner has chosen about presence. */
  choose(some: Choice): void;
  /** A session token, for what the page asks the server itself; `null` where there is none now. */
  token(): Promise<string | null>;
  /** Turns notifications on or off in this browser. */
  notify(on: boolean): void;
  /** Changes what the learner has chosen about notifications. */
  prefer(some: NotificationsPatch): void;
  /** The latest notifications have been seen. */
  readNotifications(): void;
  /** Goes where a notification leads. */
  follow(url: string): void;
  /** The browser has lost its network, or has one again. */
  network(online: boolean): void;
}

/**
 * Opens the port; a worker that was ended is started by it.
 *
 * @param tabId the tab under the popup, or `null`
 * @param shown called with every new view
 */
export function openPopupPort(tabId: number | null, shown: (view: PopupView) => void): PopupPort {
  let signedIn: ((outcome: SignInOutcome) => void) | null = null;
  let tokenGiven: ((token: string | null) => void) | null = null;
  const waitAfter = createReopening(PORT_PACE);
  let port: Browser.runtime.Port | null = open();

  function open(): Browser.runtime.Port {
    const opened = browser.runtime.connect({ name: POPUP_PORT });
    let openedAt = performance.now();
    opened.onMessage.addListener((message: unknown) => {
      openedAt = HAS_WORKED;
      const parsed = v.safeParse(ToPopup, message);
      if (!parsed.success) return;
      if (parsed.output.type === 'view') shown(parsed.output.view);
      else if (parsed.output.type === 'token') tokenGiven?.(parsed.output.token);
      else signedIn?.(parsed.output.outcome);
    });
    opened.onDisconnect.addListener(() => {
      signedIn?.({ error: popupWords.interrupted });
      port = null;
      setTimeout(() => {
        port ??= open();
      }, waitAfter(openedAt));
    });
    opened.postMessage({ type: 'opened', tabId } satisfies FromPopup);
    return opened;
  }

  /** What the learner does waits for nothing. */
  function send(message: FromPopup): void {
    port ??= open();
    port.postMessage(message);
  }

  return {
    signIn: (request) =>
      withTimeout(
        'the sign-in',
        new Promise<SignInOutcome>((resolve) => {
          signedIn = resolve;
          send({ type: 'sign-in', request });
        }),
        SIGN_IN_TIMEOUT_MS,
      ),
    signOut: (everywhere) => send({ type: 'sign-out', everywhere }),
    choose: (some) => send({ type: 'choose', some }),
    token: () =>
      withTimeout(
        'the session token',
        new Promise<string | null>((resolve) => {
          tokenGiven = resolve;
          send({ type: 'token' });
        }),
        SIGN_IN_TIMEOUT_MS,
      ),
    notify: (on) => send({ type: 'notify', on }),
    prefer: (some) => send({ type: 'prefer', some }),
    readNotifications: () => send({ type: 'notifications-read' }),
    network: (online) => send({ type: 'network', online }),
    follow: (url) => send({ type: 'follow', url }),
  };
}
