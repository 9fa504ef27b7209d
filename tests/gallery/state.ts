import type { Page } from 'puppeteer';
import type { Gallery } from './open-gallery.ts';

/** A state worth a picture. */
export interface State {
  /** Of the viewport, in px. */
  width: number;
  height: number;
  /** What of the page is ours. */
  within: string;
  /** Opens a page in that state. */
  open(gallery: Gallery, prepare: (page: Page) => Promise<void>): Promise<Page>;
}
