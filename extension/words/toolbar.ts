export * as toolbarWords from './en/toolbar.ts';
