import { describe, expect, it } from 'vitest';
import { EMPTY_FIELDS } from './draft-fields.ts';
import {
  type FieldName,
  type FieldProblem,
  fieldAt,
  problemAt,
  problemsAfter,
} from './problems.ts';

const at = (...fields: FieldName[]): FieldProblem[] =>
  fields.map((field) => ({ field, message: `Change ${field}.` }));

it('says the first of several problems at a control', () => {
  const problems = [...at('url'), { field: 'url', message: 'And this.' } as const];
  expect(problemAt(problems, 'url')).toBe('Change url.');
  expect(problemAt(problems, 'title')).toBeUndefined();
});

describe('what is said is over', () => {
  it('at the control that is changed', () => {
    expect(problemsAfter(at('title', 'url'), 'title')).toEqual(at('url'));
  });

  it('at all that the choice of an audience unfolds', () => {
    const problems = at('title', 'audience', 'courseId', 'chapterId', 'learner');
    expect(problemsAfter(problems, 'audience')).toEqual(at('title'));
    expect(problemsAfter(at('learner', 'courseId'), 'courseId')).toEqual(at('learner'));
  });

  it('at the time, when Now or Later is chosen', () => {
    expect(problemsAfter(at('sendAt', 'url'), 'when')).toEqual(at('url'));
  });
});

describe('a problem of the API', () => {
  it.each([
    ['#/title', 'title'],
    ['#/url', 'url'],
    ['#/sendAt', 'sendAt'],
    ['#/icon', 'icon'],
    ['#/now', null],
    ['#', null],
    ['#/constructor', null],
  ])('%s is at %s', (pointer, field) => {
    expect(fieldAt(EMPTY_FIELDS, pointer)).toBe(field);
  });

  it('is at the button that the form has there, whose first one may be empty', () => {
    const fields = { ...EMPTY_FIELDS, action1Title: 'Go' };
    expect(fieldAt(fields, '#/actions/0/url')).toBe('action1Url');
    expect(fieldAt(fields, '#/actions/0/title')).toBe('action1Title');
    expect(fieldAt(fields, '#/actions/1/url')).toBeNull();
  });

  it.each([
    ['everyone', '#/audience', 'audience'],
    ['users', '#/audience/userIds/3', 'learner'],
    ['course', '#/audience', 'courseId'],
    ['chapter', '#/audience/chapterId', 'chapterId'],
    ['chapter', '#/audience/courseId', 'courseId'],
  ] as const)('of the audience %s, %s, is at %s', (audience, pointer, field) => {
    expect(fieldAt({ ...EMPTY_FIELDS, audience }, pointer)).toBe(field);
  });
});
