import type { ViewersPage } from '../../server/contract/viewers.ts';

type Fields = Record<string, unknown>;

/**
 * The page of people that the worker answered with, or `null` where it is none. Written by hand, as what a chapter
 * page loads has no schema library.
 */
export function readViewers(answer: unknown): ViewersPage | null {
  return isPage(answer) ? answer : null;
}

function isPage(answer: unknown): answer is ViewersPage {
  return (
    isObject(answer) &&
    (answer.next === null || isText(answer.next)) &&
    Array.isArray(answer.viewers) &&
    answer.viewers.every(
      (viewer) =>
        isObject(viewer) &&
        isText(viewer.id) &&
        isText(viewer.name) &&
        (viewer.imageUrl === null || isText(viewer.imageUrl)),
    )
  );
}

const isObject = (value: unknown): value is Fields => typeof value === 'object' && value !== null;
const isText = (value: unknown): value is string => typeof value === 'string';
