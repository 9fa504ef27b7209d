import { randomInt } from 'node:crypto';

const PART = 2 ** 47;

/** A new socket id: two numbers with a dot between, hard to guess, as server libraries expect. */
export function newSocketId(): string {
  return `${randomInt(1, PART)}.${randomInt(1, PART)}`;
}
