export * as clerkWords from './en/clerk.ts';
