import { fileURLToPath } from 'node:url';

/** Where `npm run build` puts the extension for Chrome. */
export const EXTENSION_DIR = fileURLToPath(new URL('../../.output/chrome-mv3', import.meta.url));
