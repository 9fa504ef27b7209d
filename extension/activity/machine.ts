import { browser } from 'wxt/browser';
import { INPUT_LASTS_MS, type Signs } from './activity.ts';

/** What the browser says of the machine, and `changed` when it says something else. */
export function watchMachine(changed: () => void): () => Signs['machine'] {
  let machine: Signs['machine'] = 'active';
  browser.idle.setDetectionInterval(INPUT_LASTS_MS / 1000);
  browser.idle.onStateChanged.addListener((state) => {
    machine = state;
    changed();
  });
  return () => machine;
}
