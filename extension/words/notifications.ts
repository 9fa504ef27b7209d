export * as notificationWords from './en/notifications.ts';
