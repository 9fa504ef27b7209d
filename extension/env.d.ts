/** What a build is told by environment variables. */
type BuildVariables = typeof import('./build/variables.ts').BUILD_VARIABLES;
interface ImportMetaEnv extends Readonly<Partial<Record<keyof BuildVariables, string>>> {}

interface Document {
  /** Whether the page is loaded ahead of time (Chrome). https://wicg.github.io/nav-speculation/prerendering.html */
  readonly prerendering?: boolean;
}
