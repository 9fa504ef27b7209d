import { describe, expect, it } from 'vitest';
import { firstUsableName, usableName } from './name.ts';

describe('usableName', () => {
  it.each([
    ['a Hangul filler', '\u3164'],
    ['a halfwidth Hangul filler', '\uffa0'],
    ['Hangul jamo fillers', '\u115f\u1160'],
    ['a braille blank', '\u2800'],
    ['a soft hyphen', '\u00ad'],
    ['a joiner', '\u200d'],
    ['a non-joiner', '\u200c'],
    ['a zero-width space', '\u200b'],
    ['a combining grapheme joiner', '\u034f'],
    ['Khmer inherent vowels', '\u17b4\u17b5'],
    ['a Mongolian vowel separator', '\u180e'],
    ['variation selectors', '\ufe0f\u{e0100}'],
    ['tags', '\u{e0041}\u{e006e}\u{e0061}'],
    ['direction marks and isolates', '\u061c\u200e\u2066\u2069'],
    ['overrides', '\u202d\u202e\u202c'],
    ['invisible operators', '\u2061\u2062\u2063\u2064'],
    ['a byte order mark', '\ufeff'],
    ['a null notehead', '\u{1d159}'],
    ['blank hieroglyphs', '\u{13441}\u{13442}'],
    ['a Khitan filler', '\u{16fe4}'],
    ['spaces of every width', '\u00a0\u1680\u2000\u2003\u202f\u205f\u3000'],
    ['controls', '\u0000\u0007\u007f\u0085'],
    ['marks without a letter', '\u0301\u0302'],
    ['private characters', '\ue000\u{f0000}'],
    ['unassigned characters', '\u0378'],
    ['half of a character', '\ud83d'],
    ['many of them together', ' \u3164\u2800\t\u00ad\u200d\ufe0f\u{e0041}\u0301 '],
    ['nothing', ''],
  ])('is empty for %s, which shows nothing', (_what, name) => {
    expect(usableName(name)).toBe('');
  });

  it.each([
    ['  Ana \t Maria\n', 'Ana Maria'],
    ['Ana\u202egpj', 'Ana gpj'],
    ['A\u00adna\u3164', 'Ana'],
    ['Ana\u200d', 'Ana'],
    ['\u2800Ana\u2800Lima', 'Ana Lima'],
    ['Ｚoë', 'Ｚoë'],
    ['👩\u200d🚀 Ana', '👩\u200d🚀 Ana'],
    ['❤\ufe0f', '❤\ufe0f'],
    ['علی\u200cرضا', 'علی\u200cرضا'],
    ['क्\u200dष', 'क्\u200dष'],
    ['O’Brien-Şahin, Jr.', 'O’Brien-Şahin, Jr.'],
    ['김민수', '김민수'],
    ['7', '7'],
  ])('makes %j one line that can be read', (name, expected) => {
    expect(usableName(name)).toBe(expected);
  });

  it('gives the same for two names that look the same but for what is invisible', () => {
    expect(usableName('Ad\u{e0061}min\u2060')).toBe(usableName('Ad\u034fmin '));
  });

  it('cuts a long name without splitting a character', () => {
    expect(usableName('😀'.repeat(100))).toBe('😀'.repeat(80));
  });

  it('keeps no half of a character', () => {
    expect(usableName('Ana\ud83d')).toBe('Ana');
  });

  it('takes no longer for a name made to be slow', () => {
    const began = performance.now();
    for (const part of ['\u200d', '\u0301', ' ', '\ufe0f']) usableName(`a${part.repeat(1e6)}a`);
    expect(performance.now() - began).toBeLessThan(500);
  });

  it('shows something after the cut, too', () => {
    expect(usableName(`${'\u0301'.repeat(80)}Ana`)).toBe('');
  });
});

describe('firstUsableName', () => {
  it('passes over names that show nothing', () => {
    expect(firstUsableName(null, '\u3164', undefined, ' ana_lima ')).toBe('ana_lima');
  });

  it('is a word for anybody where none shows anything', () => {
    expect(firstUsableName('\u2800', null)).toBe('Learner');
    expect(firstUsableName()).toBe('Learner');
  });
});
