import { expect, it, vi } from 'vitest';
import { badgeOf } from '../worker/badge.ts';
import type * as english from './en/toolbar.ts';
import type { Translation } from './translation.ts';

const { german } = vi.hoisted(() => ({
  german: {
    signIn: 'Alongside: anmelden',
    unchosen: 'Alongside: wählen, was andere sehen',
    updating: 'Alongside wird aktualisiert',
    alongside: 'Alongside',
    notConnected: 'Alongside: nicht verbunden',
    count: (people) => `${people} lernen gerade`,
    lastCount: (people) => `${people} lernten zuletzt`,
  } satisfies Translation<typeof english>,
}));
vi.mock('./toolbar.ts', () => ({ toolbarWords: german }));

it('is said where English was, and what says it is the same', () => {
  expect(badgeOf(27, 'live').title).toBe('27 lernen gerade');
  expect(badgeOf(27, 'reconnecting').title).toBe('27 lernten zuletzt');
  expect(badgeOf(null, 'signed-out').title).toBe('Alongside: anmelden');
});

it('has to say all that English says', () => {
  // @ts-expect-error the rest is missing
  const lacking: Translation<typeof english> = { signIn: 'Alongside: anmelden' };
  expect(Object.keys(lacking)).toEqual(['signIn']);
});
