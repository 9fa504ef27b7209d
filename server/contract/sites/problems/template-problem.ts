/**
 * Why an id can't be made by `template`, and what to write instead; `null`: it can.
 *
 * @param names what the address and elements tell
 */
export function templateProblem(template: string, names: readonly string[]): string | null {
  const why = reason(template, names);
  return why && `${JSON.stringify(template)} ${why}`;
}

/** The names that a template asks for. */
export function namesAskedFor(template: string): string[] {
  return Array.from(template.matchAll(/\{(\w+)\}/g), ([, name = '']) => name);
}

function reason(template: string, names: readonly string[]): string | null {
  if (/[{}]/.test(template.replace(/\{\w+\}/g, ''))) {
    return 'has what is no placeholder: write {name}, without what the pattern says of it';
  }
  const unknown = namesAskedFor(template).find((name) => !names.includes(name));
  if (unknown) {
    const known = names.map((name) => `{${name}}`).join(', ') || 'nothing';
    return `asks for {${unknown}}, which nothing tells: its page tells ${known}`;
  }
  const between = template.split(/\{\w+\}/).slice(1, -1);
  const unsafe = between.find((text) => !text.includes('/'));
  if (unsafe === undefined) return null;
  return `joins two ids by "${unsafe}", and one of them may hold that, too: put / between them`;
}
