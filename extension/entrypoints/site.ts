import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { runOnce } from '../chapter/run-once.ts';
import { runSitePage } from '../chapter/site-page.ts';

/** Content script on all other pages of a course site; `wxt.config.ts` says where. */
export default defineUnlistedScript(() => runOnce('site', runSitePage));
