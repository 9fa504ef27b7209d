export * as peopleWords from './en/people.ts';
