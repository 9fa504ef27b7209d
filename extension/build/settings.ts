import { chapterUrls } from '../chapter/build/chapter-urls-setting.ts';
import { type MatchPatterns, matchPatterns } from '../chapter/build/match-patterns.ts';
import { type ClerkBuild, clerkBuild } from '../identity/clerk/build/clerk-build.ts';
import { serverAddress } from '../server/build/server-url-setting.ts';

/** What a build is told by environment variables. */
export interface BuildSettings {
  sites: MatchPatterns[];
  server: URL;
  /** `null`: a build for the local identity. */
  clerk: ClerkBuild | null;
}

/**
 * Reads the variables of a build.
 *
 * @throws SettingError naming the one that has to change
 */
export function buildSettings(env: Record<string, string | undefined>): BuildSettings {
  return {
    sites: chapterUrls(env.WXT_CHAPTER_URLS).map(matchPatterns),
    server: serverAddress(env.WXT_SERVER_URL),
    clerk: clerkBuild(env),
  };
}
