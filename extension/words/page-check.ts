export * as pageCheckWords from './en/page-check.ts';
