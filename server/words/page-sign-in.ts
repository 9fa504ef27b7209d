export * as signInWords from './en/page-sign-in.ts';
