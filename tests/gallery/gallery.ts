/**
 * Saves a picture of every state of the overlay and the popup, in light and dark, for people to look
 * at, and has axe-core check each.
 *
 *     node tests/gallery/gallery.ts [outDir] [part of a state's name]
 */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { objections } from './accessibility.ts';
import { openGallery } from './open-gallery.ts';
import { STATES } from './states.ts';

const [outDir = '.output/gallery', wanted = ''] = process.argv.slice(2);

await mkdir(outDir, { recursive: true });
await using gallery = await openGallery();
let broken = 0;
for (const [name, state] of Object.entries(STATES)) {
  if (!name.includes(wanted)) continue;
  for (const theme of ['light', 'dark']) {
    const { width, height } = state;
    const page = await state.open(gallery, async (opened) => {
      await opened.setViewport({ width, height, deviceScaleFactor: 2 });
      await opened.emulateMediaFeatures([
        { name: 'prefers-color-scheme', value: theme },
        { name: 'prefers-reduced-motion', value: 'reduce' },
      ]);
    });
    await page.waitForNetworkIdle({ idleTime: 50 });
    const path = join(outDir, `${name}.${theme}.png`);
    await page.screenshot({ path, captureBeyondViewport: false });
    const found = await objections(page, state.within);
    broken += found.length;
    console.log([path, ...found].join('\n  '));
  }
}
console.log(
  broken === 0 ? 'axe-core objects to nothing.' : `axe-core objects to ${broken} things.`,
);
process.exitCode = broken === 0 ? 0 : 1;
