import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { runFrame } from '../chapter/frame.ts';
import { runOnce } from '../chapter/run-once.ts';

/** Content script in frames that tell what their page shows; `wxt.config.ts` says where. */
export default defineUnlistedScript(() => runOnce('frame', runFrame));
