export * as adminWords from './en/admin.ts';
