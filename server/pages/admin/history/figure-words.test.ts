import { expect, it } from 'vitest';
import type { Figures } from '../../../contract/notifications.ts';
import { figureWords } from './figure-words.ts';
import { figuresOf } from './testing/figures.ts';

function wordsOf(figures: Partial<Figures>, growing = false): Record<string, string> {
  const report = { expanded: !growing, figures: figuresOf(figures) };
  const words = figureWords({ status: growing ? 'sending' : 'done', ...report });
  return Object.fromEntries(words.map(({ part, words: text }) => [part, text]));
}

it('says of how many, and what became of them', () => {
  expect(wordsOf({ targeted: 5000, sent: 1234, shown: 6, clicked: 3 })).toMatchObject({
    sent: '1,234 of 5,000 sent',
    shown: '6 shown',
    clicked: '3 clicked',
  });
});

it('says no whole before the audience is one', () => {
  expect(wordsOf({ targeted: 4, sent: 4 }, true).sent).toBe('4 sent so far');
});

it('tells what is to go from what waits, and for what', () => {
  expect(wordsOf({ pending: 6, waiting: 5, quiet: 2 })).toMatchObject({
    pending: '1 to go',
    quiet: '2 waiting for quiet hours to end',
    waiting: '3 waiting for a push service',
  });
});

it('gives the reasons in words, and as they are where it has none', () => {
  const reasons = { suppressed: { off: 2, 'daily-cap': 1200 }, failed: { gone: 3, odd: 1 } };
  expect(wordsOf(reasons)).toMatchObject({
    suppressed: '1,202 not wanted (2 switched off, 1,200 enough for a day)',
    failed: '4 failed (3 browser gone, 1 odd)',
  });
  expect(wordsOf({ failed: { constructor: 1 } }).failed).toBe('1 failed (1 constructor)');
});

it('says nothing of what is nought', () => {
  const { sent, shown, clicked, ...others } = wordsOf({});
  expect([sent, shown, clicked]).toEqual(['0 of 0 sent', '0 shown', '0 clicked']);
  expect(new Set(Object.values(others))).toEqual(new Set(['']));
});
