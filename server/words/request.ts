export * as requestWords from './en/request.ts';
