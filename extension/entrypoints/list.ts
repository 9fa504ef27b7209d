import { browser } from 'wxt/browser';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import type { ReportAsked } from '../messages/report-asked.ts';
import css from '../overlay/list.css?inline';
import type { DrawList } from '../overlay/state.ts';
import { ViewerList } from '../overlay/viewer-list.tsx';

/** The worker opens a page for it. Of an extension that was updated since nobody is there to ask. */
const onReport = (personId: string) =>
  void browser.runtime?.sendMessage({ type: 'report', personId } satisfies ReportAsked);

const List: DrawList = (props) => ViewerList({ ...props, onReport });

/** Put into a chapter page when its list of names is opened for the first time. */
export default defineUnlistedScript(() =>
  globalThis.alongsideList?.take({ ViewerList: List, css }),
);
