export * as visibilityWords from './en/visibility.ts';
