/**
 * For the style sheet in the shadow root of a host of ours, an element of the page: from there what is
 * important wins over whatever rules the page has for it, those in its `style` included, and nothing is
 * drawn behind it in the top layer, before it or after it. Fixed and in front it is without the top
 * layer, too, where a browser or a page keeps it out of that.
 */
export const HOST_RULES = `:host{all:initial!important;position:fixed!important;z-index:2147483647!important;pointer-events:none!important}
:host::backdrop,:host::before,:host::after{display:none!important}`;

/**
 * Brings a host that stands in the page into the top layer. There no transform, filter, containment
 * or the like of the page's root moves what is fixed in it, and nothing of the page covers it but
 * what the page opens later.
 */
export function raise(host: HTMLElement): void {
  try {
    host.popover = 'manual';
    host.showPopover();
  } catch (error) {
    console.debug('Alongside stands in the page, not above it:', error);
  }
}

/** Whether it is there. */
export function isRaised(host: HTMLElement): boolean {
  return host.matches(':popover-open');
}
