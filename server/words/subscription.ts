export * as subscriptionWords from './en/subscription.ts';
