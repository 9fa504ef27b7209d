export * as optionsWords from './en/options.ts';
