import type { ModerationPatch, ModerationState } from '../contract/moderation.ts';
import { firstUsableName } from '../contract/name.ts';

const HOUR_MS = 3_600_000;

/** What is taken from a person, as it is kept. */
export interface Taken {
  nameTaken: boolean;
  pictureTaken: boolean;
  isBarred: boolean;
  /** `null`: until it is lifted. */
  barredUntil: Date | null;
}

/** Of who nothing is taken. */
export const NOTHING_TAKEN: Taken = {
  nameTaken: false,
  pictureTaken: false,
  isBarred: false,
  barredUntil: null,
};

/** Whether somebody is let into no room now. */
export function isBarredAt({ isBarred, barredUntil }: Taken, now: Date): boolean {
  return isBarred && (barredUntil === null || barredUntil > now);
}

/** Whether anything is taken now. */
export function isInForce(taken: Taken, now: Date): boolean {
  return taken.nameTaken || taken.pictureTaken || isBarredAt(taken, now);
}

/** `taken`, with what an admin changes of it. */
export function changed(taken: Taken, patch: ModerationPatch, now: Date): Taken {
  const { barred, ...rest } = patch;
  if (barred === undefined) return { ...taken, ...rest };
  const barredUntil = typeof barred === 'number' ? new Date(+now + barred * HOUR_MS) : null;
  return { ...taken, ...rest, isBarred: barred !== false, barredUntil };
}

/** A person as they are shown to others: "Learner" where their name is taken, without the picture that is. */
export function moderated<Shown extends { name: string; imageUrl: string | null }>(
  person: Shown,
  { nameTaken, pictureTaken }: Taken,
): Shown {
  return {
    ...person,
    ...(nameTaken && { name: firstUsableName() }),
    ...(pictureTaken && { imageUrl: null }),
  };
}

/** What admins and instructors are shown of it. */
export function shownState(taken: Taken, now: Date): ModerationState {
  const isBarred = isBarredAt(taken, now);
  return {
    nameTaken: taken.nameTaken,
    pictureTaken: taken.pictureTaken,
    isBarred,
    barredUntil: isBarred ? (taken.barredUntil?.toISOString() ?? null) : null,
  };
}
