import { browser } from 'wxt/browser';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { readViewers } from '../messages/read-viewers.ts';
import type { ReportAsked } from '../messages/report-asked.ts';
import type { ViewersAsked } from '../messages/viewers-asked.ts';
import { createLookForPages } from '../overlay/ask-pages.ts';
import { DismissToast, Joined } from '../overlay/joined.tsx';
import { LiveBanner } from '../overlay/live-banner.tsx';
import css from '../overlay/people.css?inline';
import type { PeopleParts } from '../overlay/state.ts';
import { ViewerList as List } from '../overlay/viewer-list.tsx';

/** The worker opens a page for it. Of an extension that was updated since nobody is there to ask. */
const onReport = (personId: string) =>
  void browser.runtime?.sendMessage({ type: 'report', personId } satisfies ReportAsked);

const ViewerList: PeopleParts['ViewerList'] = (props) => List({ ...props, onReport });

const lookForPages = createLookForPages(async (wanted) => {
  const asked: ViewersAsked = { type: 'viewers', ...wanted };
  // No worker answers a page whose extension is being updated.
  return readViewers(await browser.runtime?.sendMessage(asked).catch(() => null));
});

/** Put into a chapter page when there is somebody to be named for the first time. */
export default defineUnlistedScript(() =>
  globalThis.alongsidePeople?.take(
    { ViewerList, lookForPages, LiveBanner, Joined, DismissToast },
    css,
  ),
);
