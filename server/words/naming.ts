export * as namingWords from './en/naming.ts';
