import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readOwnText } from './own-text.ts';

let directory = '';
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'alongside-privacy-'));
});
afterAll(() => rmSync(directory, { recursive: true }));

const file = (text: string) => {
  const path = join(directory, 'privacy.txt');
  writeFileSync(path, text);
  return path;
};

describe('the operator’s own text', () => {
  it('is paragraphs, which empty lines separate', () => {
    const text = '\nOur school\nkeeps logs for a week.\r\n \r\n\r\nWrite to us.\n';
    expect(readOwnText(file(text))).toEqual(['Our school\nkeeps logs for a week.', 'Write to us.']);
    expect(readOwnText(null)).toEqual([]);
  });

  it('stops the start where it can’t be read, naming the variable', () => {
    expect(() => readOwnText(join(directory, 'gone.txt'))).toThrow(/^PRIVACY_FILE .*ENOENT/);
    expect(() => readOwnText(directory)).toThrow(/^PRIVACY_FILE .*EISDIR/);
    expect(() => readOwnText(file('x'.repeat(100_001)))).toThrow(/^PRIVACY_FILE .*shorten/);
  });
});
