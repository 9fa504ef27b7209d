/** The anchors that GitHub gives a document's headings. */
export function anchorsOf(markdown: string): Set<string> {
  const headings = markdown.matchAll(/^#+ (.+)$/gm);
  return new Set(
    Array.from(headings, ([, heading = '']) =>
      heading
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
        .replaceAll(' ', '-'),
    ),
  );
}

/** What stands between backticks, and in blocks of code. */
export function codeSpans(markdown: string): string[] {
  const blocks = Array.from(
    markdown.matchAll(/^ *```\w*\n([\s\S]*?)^ *```$/gm),
    ([, code = '']) => code,
  );
  const rest = markdown.replaceAll(/^ *```\w*\n[\s\S]*?^ *```$/gm, '');
  return [...blocks, ...Array.from(rest.matchAll(/`([^`\n]+)`/g), ([, code = '']) => code)];
}

/** The rows of tables that have a column `default` beside variables. */
export function variableRows(markdown: string): { names: string[]; defaults: string[] }[] {
  const tables = markdown.matchAll(/^\| variable \|.*\n\|[-| ]+\|\n((?:\|.*\n)+)/gm);
  return Array.from(tables, ([table, rows = '']) => {
    const column = cells(table.split('\n')[0] ?? '').indexOf('default');
    if (column < 0) return [];
    return rows
      .trim()
      .split('\n')
      .map(cells)
      .map((row) => ({
        names: (row[0] ?? '').split(', ').map((name) => name.replaceAll('`', '')),
        defaults: (row[column] ?? '').split(', '),
      }));
  }).flat();
}

function cells(row: string): string[] {
  return row
    .split(/(?<!\\)\|/)
    .slice(1, -1)
    .map((cell) => cell.trim());
}
