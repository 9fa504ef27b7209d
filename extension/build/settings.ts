import type { ReadRules } from '../../server/contract/sites/read-rules.ts';
import type { SiteRule } from '../../server/contract/sites/rule.ts';
import { buildRules } from '../chapter/build/site-rules-setting.ts';
import { type ClerkBuild, clerkBuild } from '../identity/clerk/build/clerk-build.ts';
import { serverAddress } from '../server/build/server-url-setting.ts';

/** What a build is told by environment variables. */
export interface BuildSettings {
  sites: SiteRule[];
  server: URL;
  /** `null`: a build for the local identity. */
  clerk: ClerkBuild | null;
}

/**
 * Reads the variables of a build.
 *
 * @param readRulesFile reads a file of site rules
 * @throws SettingError naming the one that has to change
 */
export function buildSettings(
  env: Record<string, string | undefined>,
  readRulesFile: (path: string) => ReadRules,
): BuildSettings {
  return {
    sites: buildRules(env, readRulesFile),
    server: serverAddress(env.WXT_SERVER_URL),
    clerk: clerkBuild(env),
  };
}
