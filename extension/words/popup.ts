export * as popupWords from './en/popup.ts';
