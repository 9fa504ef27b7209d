import { render } from 'preact';
import { readUpdate } from '../../../extension/chapter/read-update.ts';
import type { ChapterView } from '../../../extension/messages/chapter-view.ts';
import type { NotificationsPatch } from '../../../extension/messages/notifications-patch.ts';
import type { PageCheck } from '../../../extension/messages/page-check.ts';
import type { PopupView } from '../../../extension/messages/popup-view.ts';
import { reduceView } from '../../../extension/messages/reduce-view.ts';
import optionsCss from '../../../extension/options/options.css?inline';
import { Options } from '../../../extension/options/options.tsx';
import { createLookForPages } from '../../../extension/overlay/ask-pages.ts';
import { DismissToast, Joined } from '../../../extension/overlay/joined.tsx';
import { LiveBanner } from '../../../extension/overlay/live-banner.tsx';
import { mountOverlay } from '../../../extension/overlay/mount.tsx';
import { bringOverlay } from '../../../extension/overlay/overlay-part.ts';
import peopleCss from '../../../extension/overlay/people.css?inline';
import { type PlacedOverlay, placeOverlay } from '../../../extension/overlay/place-overlay.ts';
import type { PeopleParts } from '../../../extension/overlay/state.ts';
import { ViewerList as List } from '../../../extension/overlay/viewer-list.tsx';
import { guardTyping } from '../../../extension/page/guard-typing.ts';
import pageCss from '../../../extension/popup/page.css?inline';
import popupCss from '../../../extension/popup/popup.css?inline';
import { Popup } from '../../../extension/popup/popup.tsx';
import { Report } from '../../../extension/report/report.tsx';
import welcomeCss from '../../../extension/welcome/welcome.css?inline';
import { Welcome } from '../../../extension/welcome/welcome.tsx';
import type { ViewersPage } from '../../../server/contract/viewers.ts';
import { type Clock, stopTheClock } from './clock.ts';

declare global {
  interface Window {
    /** What the pictures and tests drive by `page.evaluate`. */
    stage: typeof stage;
  }
}

/** The real overlay and popup, in a page that stands in for the course site's and the extension's own. */
const stage = {
  overlay: undefined as PlacedOverlay | undefined,
  clock: undefined as Clock | undefined,
  signIns: 0,
  signOuts: 0,
  /** What was chosen in the popup. */
  chosen: {},
  /** Whether notifications were turned on or off in the popup, each time. */
  notified: [] as boolean[],
  /** What was chosen about notifications in the popup, each time. */
  preferred: [] as NotificationsPatch[],
  /** What the page in the tab is, once it was looked at; `null` while that takes. */
  pageCheck: null as PageCheck | null,
  /** What the list was asked for, each time, and what the answers are. */
  pagesAsked: [] as { search: string; after: string }[],
  pages: [] as ViewersPage[],
  /** What was copied in the popup, each time. */
  copied: [] as string[],

  stopTheClock(): void {
    stage.clock = stopTheClock();
  },

  /** @returns how long that took, in ms */
  mountOverlay(): number {
    const from = performance.now();
    bringOverlay(mountOverlay);
    stage.overlay = placeOverlay(
      {
        onSignIn: () => {
          stage.signIns += 1;
        },
        onPeopleMissing: () => globalThis.alongsidePeople?.take(parts, peopleCss),
      },
      () => true,
    );
    return performance.now() - from;
  },

  /** Has the overlay shown what a worker tells, one after the other, each after so many ms, as it comes by a port. */
  async play(updates: unknown[], everyMs: number): Promise<void> {
    const { port1, port2 } = new MessageChannel();
    let view: ChapterView | null = null;
    port2.onmessage = ({ data }) => {
      const update = readUpdate(data);
      if (!update) throw new Error('The page does not understand what it was told.');
      view = reduceView(view, update);
      stage.overlay?.show(view);
    };
    for (const update of updates) {
      port1.postMessage(update);
      await new Promise((resolve) => setTimeout(resolve, everyMs));
    }
    port1.close();
  },

  /** @param error why signing in fails, or `null` */
  showPopup(view: PopupView | null, error: string | null): void {
    adopt(popupCss);
    const signOut = () => {
      stage.signOuts += 1;
    };
    const popup = (
      <Popup
        view={view}
        signIn={async () => ({ error })}
        signOut={signOut}
        onChooseFirst={nothing}
        choose={(some) => Object.assign(stage.chosen, some)}
        notificationActions={{
          notify: (on) => stage.notified.push(on),
          prefer: (some) => stage.preferred.push(some),
          readNotifications: nothing,
          follow: nothing,
          earlier: async () => null,
        }}
        pageActions={{
          check: () => (stage.pageCheck ? Promise.resolve(stage.pageCheck) : new Promise(nothing)),
          copy: async (text) => void stage.copied.push(text),
        }}
      />
    );
    render(popup, document.body);
  },

  showOptions(view: PopupView | null): void {
    adopt(optionsCss);
    const options = (
      <Options
        view={view}
        choose={(some) => Object.assign(stage.chosen, some)}
        notificationActions={{
          notify: (on) => stage.notified.push(on),
          prefer: (some) => stage.preferred.push(some),
          readNotifications: nothing,
          follow: nothing,
          earlier: async () => null,
        }}
        myDataAt={() => ({
          fetchAll: async () => ({ result: new Blob() }),
          erase: async () => ({ result: '' }),
        })}
        save={nothing}
      />
    );
    render(options, document.body);
  },

  showReport(name: string): void {
    adopt(pageCss);
    render(<Report name={name} send={async () => null} close={nothing} />, document.body);
  },

  showWelcome(view: PopupView | null): void {
    adopt(welcomeCss);
    const shown = (
      <Welcome
        view={view}
        signIn={async () => ({ error: null })}
        choose={(some) => Object.assign(stage.chosen, some)}
        openOptions={nothing}
      />
    );
    render(shown, document.body);
  },
};

function adopt(css: string): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets = [sheet];
}

const ViewerList: PeopleParts['ViewerList'] = (props) => List({ ...props, onReport: nothing });
const lookForPages = createLookForPages(async ({ search, after }) => {
  stage.pagesAsked.push({ search, after });
  return stage.pages.shift() ?? null;
});
const parts = { ViewerList, lookForPages, LiveBanner, Joined, DismissToast };

/** What the pictures do not show. */
const nothing = () => undefined;

// As the page's script does before the page can.
guardTyping(new AbortController().signal);
window.stage = stage;
