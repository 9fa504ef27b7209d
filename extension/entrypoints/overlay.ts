import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { mountOverlay } from '../overlay/mount.tsx';
import { bringOverlay } from '../overlay/overlay-part.ts';

/** Content script on pages that may be chapters, once their document is complete. */
export default defineUnlistedScript(() => bringOverlay(mountOverlay));
