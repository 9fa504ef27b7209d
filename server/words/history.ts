export * as historyWords from './en/history.ts';
