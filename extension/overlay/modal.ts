/**
 * Whether a modal dialog of the page is open, or something of it fills the screen: then nothing else
 * can be reached, and hardly be seen. Such a dialog has the focus, so that one in a shadow tree is
 * found along the way to that.
 */
export function isModalOpen(): boolean {
  let tree: Document | ShadowRoot | null | undefined = document;
  while (tree) {
    if (tree.querySelector(':modal')) return true;
    tree = tree.activeElement?.shadowRoot;
  }
  return false;
}
