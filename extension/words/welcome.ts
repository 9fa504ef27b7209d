export * as welcomeWords from './en/welcome.ts';
