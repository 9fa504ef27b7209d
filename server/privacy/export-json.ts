import type { Section } from './export-sections.ts';

/** Characters that are sent together. */
const CHUNK_CHARS = 16_384;

/** Sections as the text of one JSON object, a row a line; no more of it is in memory than is being sent. */
export async function* exportJson(
  exportedAt: Date,
  sections: Readonly<Record<string, Section>>,
): AsyncGenerator<string> {
  let text = `{\n"exportedAt": ${JSON.stringify(exportedAt)}`;
  for (const [name, section] of Object.entries(sections)) {
    text += `,\n${JSON.stringify(name)}: `;
    const value = section();
    if (!(Symbol.asyncIterator in value)) {
      text += JSON.stringify(await value);
      continue;
    }
    let before = '[\n';
    for await (const row of value) {
      text += before + JSON.stringify(row);
      before = ',\n';
      if (text.length < CHUNK_CHARS) continue;
      yield text;
      text = '';
    }
    text += before === '[\n' ? '[]' : '\n]';
  }
  yield `${text}\n}\n`;
}
