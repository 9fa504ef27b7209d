export * as moderationWords from './en/moderation.ts';
