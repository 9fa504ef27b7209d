export * as connectionWords from './en/connection.ts';
