export * as privacyWords from './en/privacy.ts';
