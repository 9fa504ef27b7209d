export * as fieldWords from './en/field.ts';
