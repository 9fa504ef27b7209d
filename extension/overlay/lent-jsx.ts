/**
 * Stands for `preact/jsx-runtime` in the script that brings the list (`wxt.config.ts`): the page has
 * Preact already. Where it has no overlay, nothing is drawn.
 */
export const jsx = globalThis.alongsideList?.jsx;
export const jsxs = globalThis.alongsideList?.jsxs;
