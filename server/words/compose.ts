export * as composeWords from './en/compose.ts';
