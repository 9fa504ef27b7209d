export * as overlayWords from './en/overlay.ts';
