export * as manifestWords from './en/manifest.ts';
