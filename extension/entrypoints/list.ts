import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import css from '../overlay/list.css?inline';
import { ViewerList } from '../overlay/viewer-list.tsx';

/** Put into a chapter page when its list of names is opened for the first time. */
export default defineUnlistedScript(() => globalThis.alongsideList?.take({ ViewerList, css }));
