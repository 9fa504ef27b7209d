import type { Room } from './room.ts';

/** Whether two are one room, or both none. */
export function isSameRoom(one: Room | null, other: Room | null): boolean {
  return (
    one?.site === other?.site && one?.course === other?.course && one?.chapter === other?.chapter
  );
}
