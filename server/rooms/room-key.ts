import type { Room } from '../contract/room-channel.ts';

/** Tells a room from every other, in memory. */
export function roomKey({ site, course, chapter }: Room): string {
  return JSON.stringify([site, course, chapter]);
}
