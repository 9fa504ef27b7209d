export * as personWords from './en/person.ts';
