import { expect, it } from 'vitest';
import type { Moment } from '../../support/overlay-history.ts';
import { shownToasts } from './toast-words.ts';

function moment(toast: string | null): Moment {
  return { at: 0, overlays: 1, count: 1, connection: 'live', toast };
}

it('reads whom toasts named, over all that each said', () => {
  const history = [
    null,
    'Ana joined',
    'Ana and Ben joined',
    'Ana, Ben and Cem joined',
    'Ana, Ben and 2 others joined',
    null,
    'Eve joined',
  ].map(moment);
  expect(shownToasts(history)).toEqual([
    { names: ['Ana', 'Ben', 'Cem'], unnamed: 1 },
    { names: ['Eve'], unnamed: 0 },
  ]);
});

it('tells a toast from the next, which comes as soon as one is gone', () => {
  const history = ['Ana, Ben and 2 others joined', 'Eve joined'].map(moment);
  expect(shownToasts(history)).toEqual([
    { names: ['Ana', 'Ben'], unnamed: 2 },
    { names: ['Eve'], unnamed: 0 },
  ]);
});
