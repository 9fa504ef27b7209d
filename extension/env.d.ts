/** What a build is told by environment variables. */
type BuildVariables = typeof import('./build/variables.ts').BUILD_VARIABLES;
interface ImportMetaEnv extends Readonly<Partial<Record<keyof BuildVariables, string>>> {}

interface Document {
  /** Whether the page is loaded ahead of time (Chrome). https://wicg.github.io/nav-speculation/prerendering.html */
  readonly prerendering?: boolean;
}

/** The rules of this build’s course sites (`wxt.config.ts`). */
declare const SITE_RULES: readonly import('../server/contract/sites/rule.ts').SiteRule[];

/** The site whose rooms are named by their chapters alone; `''` where there is none (`wxt.config.ts`). */
declare const UNIQUE_SITE: string;

/** A regular expression that the addresses of this build’s course sites match (`wxt.config.ts`). */
declare const COURSE_SITES: string;

/** The same for frames that tell what the page around them shows; `''` where none does. */
declare const FRAME_SITES: string;

/** Whether elements of pages tell chapters on any site of this build (`wxt.config.ts`). */
declare const READS_ELEMENTS: boolean;
