export * as signInWords from './en/sign-in.ts';
