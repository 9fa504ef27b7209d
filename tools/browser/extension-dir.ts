import { fileURLToPath } from 'node:url';

/** Where the demo and the tests build the extension. (`npm run build` builds into `.output/store`.) */
export const EXTENSION_DIR = fileURLToPath(new URL('../../.output/chrome-mv3', import.meta.url));
