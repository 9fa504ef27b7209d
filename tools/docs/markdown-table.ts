/** A table in Markdown. A cell may hold Markdown, but no line break; a `|` in it is escaped. */
export function markdownTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  return [head, head.map(() => '---'), ...rows].map(line).join('\n');
}

/** How a value is written in a cell; `''` is no value. */
export function code(value: string): string {
  return value === '' ? '–' : `\`${value}\``;
}

function line(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}
