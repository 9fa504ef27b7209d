/** Whatever takes more of the viewport's height than this is no header: rather a dialog or a backdrop. */
const TALLEST = 0.4;

/** The upper and lower edge of a box, in px from the top of the viewport. */
export interface Box {
  top: number;
  bottom: number;
}

/**
 * How much of the top of the viewport the page's headers take, in px: 0 where there is none. Headers
 * may stand below each other, such as an announcement above a navigation bar.
 *
 * @param headersAt gives what may be a header at so many px from the top, uppermost layer first
 * @param height of the viewport, in px
 */
export function headerClearance(headersAt: (y: number) => readonly Box[], height: number): number {
  let clear = 0;
  for (;;) {
    const edge = clear + 1;
    const header = headersAt(edge).find(
      ({ top, bottom }) => bottom > edge && bottom - top < height * TALLEST,
    );
    if (!header || header.bottom > height * TALLEST) return clear;
    clear = header.bottom;
  }
}
