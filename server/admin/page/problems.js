// What has to change in the form, said at the field that it is about.
import { element } from './elements.js';

/**
 * @param {HTMLFormElement} form
 */
export function createProblems(form) {
  /** @type {Map<HTMLElement, HTMLElement>} what is said, by control */
  const said = new Map();

  function describe(control) {
    const told = [...control.closest('.field').children].filter(
      ({ id, tagName }) => id && tagName === 'P',
    );
    control.setAttribute('aria-describedby', told.map(({ id }) => id).join(' '));
  }

  function say(control, message) {
    const { name } = control;
    const words = element('p', {
      id: `${name}-problem`,
      className: 'problem',
      textContent: message,
    });
    control.closest('.field').append(words);
    said.set(control, words);
    describe(control);
    // One of several radio buttons can't be invalid.
    if (control.type !== 'radio') control.ariaInvalid = 'true';
  }

  /**
   * Takes away what is said within `place`.
   *
   * @param {Element} place
   */
  function clear(place) {
    for (const [control, words] of said) {
      if (!place.contains(control)) continue;
      words.remove();
      said.delete(control);
      control.ariaInvalid = null;
      describe(control);
    }
  }

  return {
    clear,
    /**
     * Says these in place of what was said before, and puts the focus where the first is.
     *
     * @param {import('./draft.js').FieldProblem[]} problems
     */
    show(problems) {
      clear(form);
      for (const { field, message } of problems) {
        const named = form.elements[field];
        const control =
          named instanceof RadioNodeList ? [...named].find(({ checked }) => checked) : named;
        if (!said.has(control)) say(control, message);
      }
      const first = [...form.elements].find((control) => said.has(control));
      const fold = first?.closest('details');
      if (fold) fold.open = true;
      first?.focus();
    },
  };
}
