import { INSTRUCTOR } from '../../server/contract/person.ts';
import type { ChapterUpdate } from '../messages/chapter-update.ts';
import { CONNECTIONS } from '../messages/connection.ts';

type Fields = Record<string, unknown>;

/**
 * What the worker told, or `null` where it is nothing that this version of the page understands.
 *
 * Written by hand, as strict as the schema {@link ChapterUpdate}: the schema library would be an
 * eighth of all that a chapter page has to load.
 */
export function readUpdate(message: unknown): ChapterUpdate | null {
  return isUpdate(message) ? message : null;
}

/** Where the page’s frames are, as the worker told; `null` where it told something else. */
export function readFrames(message: unknown): string[] | null {
  const frames = isObject(message) ? message.frames : null;
  return Array.isArray(frames) && frames.every(isText) ? frames : null;
}

function isUpdate(message: unknown): message is ChapterUpdate {
  return (
    isObject(message) &&
    isRoom(message.room) &&
    CONNECTIONS.some((connection) => connection === message.connection) &&
    (message.selfId === null || isText(message.selfId)) &&
    (message.people === null || isPeople(message.people)) &&
    isFlag(message.appearsOffline) &&
    isFlag(message.joinToasts)
  );
}

function isRoom(room: unknown): boolean {
  return isObject(room) && isText(room.site) && isText(room.course) && isText(room.chapter);
}

function isPeople(people: unknown): boolean {
  if (!isObject(people) || typeof people.count !== 'number' || !Array.isArray(people.members)) {
    return false;
  }
  return people.members.every(
    (member) =>
      isObject(member) &&
      isText(member.id) &&
      isText(member.name) &&
      (member.imageUrl === null || isText(member.imageUrl)) &&
      (member.role === undefined || member.role === INSTRUCTOR) &&
      isFlag(member.away) &&
      isFlag(member.returned),
  );
}

const isObject = (value: unknown): value is Fields => typeof value === 'object' && value !== null;
const isText = (value: unknown): value is string => typeof value === 'string';
const isFlag = (value: unknown): value is boolean => typeof value === 'boolean';
