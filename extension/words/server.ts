export * as serverWords from './en/server.ts';
