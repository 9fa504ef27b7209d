// Makes elements. Text is always text: nothing here is ever parsed as HTML.

/**
 * @param {string} name
 * @param {Record<string, unknown>} [properties] of the element; `dataset` as an object
 * @param {...(Node | string | null | undefined | false)} children those that are none are left out
 */
export function element(name, properties = {}, ...children) {
  const made = document.createElement(name);
  const { dataset = {}, ...others } = properties;
  Object.assign(made, others);
  Object.assign(made.dataset, dataset);
  made.append(
    ...children.filter((child) => child !== null && child !== undefined && child !== false),
  );
  return made;
}

/**
 * Changes a text only where it is another: what is marked in it stays marked, and nothing is read out twice.
 *
 * @param {Element} place
 * @param {string} text
 */
export function setText(place, text) {
  if (place.textContent !== text) place.textContent = text;
}

/**
 * The element of this id.
 *
 * @param {string} id
 */
export function byId(id) {
  const found = document.getElementById(id);
  if (!found) throw new Error(`The page has no #${id}.`);
  return found;
}
