import { DEFAULT_SERVER } from '../build-defaults.ts';

/** An environment variable that a build reads, as docs/configuration.md shows it. */
interface BuildVariable {
  /** What holds where it is not set. */
  unset: string;
  /** What it is, without a full stop. */
  is: string;
}

/** Every environment variable that the extension is configured by when it is built. */
export const BUILD_VARIABLES = {
  WXT_SERVER_URL: {
    unset: `\`${DEFAULT_SERVER}\``,
    is: 'the server. `serverUrl` in the extension’s `chrome.storage.local` overrides it',
  },
  WXT_SITES: {
    unset: 'the demo course',
    is: 'the [course sites](sites.md): presets and addresses, as `SITES` of the server has them (`moodle=https://moodle.example.edu docs=https://example.edu/handbook`), or the path of a file of site rules, `sites.json`. Give server and build the same. A rule that can never match, or that matches everything, fails the build, with what to write instead',
  },
  WXT_CHAPTER_URLS: {
    unset: '–',
    is: 'in place of `WXT_SITES` the shortest rule, for a server that is told of no site: [URL patterns](https://developer.mozilla.org/docs/Web/API/URL_Pattern_API) of chapter pages, separated by spaces, with `:courseId` and `:chapterId` in the path: `https://learn.example.com/courses/:courseId/chapters/:chapterId`. What can match no page, or says what no rule can, fails the build, with what to write instead',
  },
  WXT_OPEN_SHADOW: {
    unset: 'closed',
    is: 'set to anything, course pages and tests can look into what is shown in them: for the demo and for tests, whose build it is set in',
  },
  WXT_CLERK_PUBLISHABLE_KEY: {
    unset: 'local identity',
    is: 'makes it a build for this Clerk instance ([steps](clerk.md))',
  },
  WXT_CLERK_SYNC_HOST: {
    unset: '–',
    is: 'the course site that signs learners in and out here as well ([more](clerk.md#follow-the-course-site))',
  },
  WXT_CLERK_SIGN_IN_URL: {
    unset: '`WXT_CLERK_SYNC_HOST`',
    is: 'where on the course site they sign in who can’t here',
  },
} as const satisfies Record<string, BuildVariable>;
