import { describe, expect, it } from 'vitest';
import { stateOf } from './state.ts';
import { figuresOf } from './testing/figures.ts';

describe('how far a notification is', () => {
  it.each([
    ['scheduled', 'Scheduled', true, false],
    ['done', 'Done', false, false],
    ['cancelled', 'Cancelled', false, false],
  ] as const)('%s is said as %s', (status, words, isOpen, isBusy) => {
    const found = stateOf({ status, expanded: true, figures: figuresOf({}) });
    expect(found).toEqual({ state: status, words, isOpen, isBusy });
  });

  it.each([
    ['sending', 'Going out', { pending: 3, waiting: 2, quiet: 2 }],
    ['quiet', 'Waiting for quiet hours', { pending: 2, waiting: 2, quiet: 2 }],
    ['waiting', 'Waiting for a push service', { pending: 2, waiting: 2, quiet: 1 }],
  ])('while it goes out it is %s where nothing else is to do', (state, words, figures) => {
    const found = stateOf({ status: 'sending', expanded: true, figures: figuresOf(figures) });
    expect(found).toEqual({ state, words, isOpen: true, isBusy: state === 'sending' });
  });

  it('goes out while its audience still grows, whatever waits', () => {
    const figures = figuresOf({ pending: 1, waiting: 1, quiet: 1 });
    expect(stateOf({ status: 'sending', expanded: false, figures }).state).toBe('sending');
  });
});
