export * as sendingWords from './en/sending.ts';
