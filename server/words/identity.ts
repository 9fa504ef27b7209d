export * as identityWords from './en/identity.ts';
