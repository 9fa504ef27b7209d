export * as reportWords from './en/report.ts';
