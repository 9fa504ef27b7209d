/** What a build is told by environment variables. */
interface ImportMetaEnv {
  /** Address of the server. */
  readonly WXT_SERVER_URL?: string;
  /** URL patterns of chapter pages, separated by white space. */
  readonly WXT_CHAPTER_URLS?: string;
  /** Makes it a build for this Clerk instance. */
  readonly WXT_CLERK_PUBLISHABLE_KEY?: string;
  /** Address of the course site that signs learners in and out here as well. */
  readonly WXT_CLERK_SYNC_HOST?: string;
  /** Where learners go who can't sign in here; the sync host where there is none. */
  readonly WXT_CLERK_SIGN_IN_URL?: string;
}

interface Document {
  /** Whether the page is loaded ahead of time (Chrome). https://wicg.github.io/nav-speculation/prerendering.html */
  readonly prerendering?: boolean;
}
