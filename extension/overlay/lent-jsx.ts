/**
 * Stands for `preact/jsx-runtime` in the script that draws people by name (`wxt.config.ts`): the page has
 * Preact already. Where it has no overlay, nothing is drawn.
 */
export const jsx = globalThis.alongsidePeople?.jsx;
export const jsxs = globalThis.alongsidePeople?.jsxs;
