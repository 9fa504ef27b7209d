// A small form: fields with labels, a button, and what went wrong in words.

/**
 * @param {{
 *   title: string,
 *   fields: { name: string, label: string, type?: string, autocomplete?: string, hint?: string }[],
 *   submit: (values: Record<string, string>) => Promise<unknown>,
 *   others?: { label: string, click: () => void }[],
 * }} options
 */
export function formOf({ title, fields, submit, others = [] }) {
  const form = element('form', { noValidate: true });
  form.dataset.part = 'sign-in';
  const problem = element('p', { className: 'problem', role: 'alert' });
  const button = element('button', { type: 'submit', textContent: 'Sign in' });
  const rows = fields.map(({ name, label, type = 'text', autocomplete = 'off', hint }) => {
    const input = element('input', { name, type, autocomplete });
    const row = element('label', { textContent: label });
    row.append(input);
    if (!hint) return row;
    const id = `${name}-hint`;
    input.setAttribute('aria-describedby', id);
    const field = element('div', { className: 'field' });
    field.append(row, element('p', { id, className: 'hint', textContent: hint }));
    return field;
  });
  const links = others.map(({ label, click }) => {
    const link = element('button', { type: 'button', textContent: label });
    link.addEventListener('click', click);
    return link;
  });
  form.append(element('h2', { textContent: title }), ...rows, problem, button, ...links);
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    problem.textContent = '';
    button.disabled = true;
    try {
      await submit(Object.fromEntries(new FormData(form)));
    } catch (error) {
      problem.textContent = sentenceOf(error);
      if (error.field) form.elements[error.field].focus();
    } finally {
      button.disabled = false;
    }
  });
  return form;
}

/** Clerk's answers carry a sentence for people; anything else of Clerk's may quote a secret. */
function sentenceOf(error) {
  const [answer] = error.errors ?? [];
  if (answer) return answer.longMessage || answer.message;
  return /https?:/.test(error.message) ? 'That did not work. Please try again.' : error.message;
}

function element(name, properties) {
  return Object.assign(document.createElement(name), properties);
}
