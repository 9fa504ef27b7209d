import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { runChapterPage } from '../chapter/chapter-page.ts';
import { runOnce } from '../chapter/run-once.ts';

/** Content script on pages that may be chapters; `wxt.config.ts` says where. */
export default defineUnlistedScript(() => runOnce('chapter', runChapterPage));
