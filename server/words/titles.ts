export * as titleWords from './en/titles.ts';
