import { generic } from './presets/generic.ts';
import type { SiteRule } from './rule.ts';

/** The site of a server that is told of none: its demo course, on this machine. */
export const DEMO_RULE: SiteRule = {
  ...generic,
  id: 'demo',
  origins: ['http://127.0.0.1:*', 'http://localhost:*'],
  uniqueChapters: true,
};
