import { browser } from 'wxt/browser';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import type { ReportAsked } from '../messages/report-asked.ts';
import { DismissToast, Joined } from '../overlay/joined.tsx';
import { LiveBanner } from '../overlay/live-banner.tsx';
import css from '../overlay/people.css?inline';
import type { PeopleParts } from '../overlay/state.ts';
import { ViewerList as List } from '../overlay/viewer-list.tsx';

/** The worker opens a page for it. Of an extension that was updated since nobody is there to ask. */
const onReport = (personId: string) =>
  void browser.runtime?.sendMessage({ type: 'report', personId } satisfies ReportAsked);

const ViewerList: PeopleParts['ViewerList'] = (props) => List({ ...props, onReport });

/** Put into a chapter page when there is somebody to be named for the first time. */
export default defineUnlistedScript(() =>
  globalThis.alongsidePeople?.take({ ViewerList, LiveBanner, Joined, DismissToast }, css),
);
