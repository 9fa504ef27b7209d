import * as v from 'valibot';
import { parseTrustedProxies, type TrustedProxies } from './trusted-proxies.ts';

const trustedProxies = v.pipe(
  v.string(),
  v.rawTransform<string, TrustedProxies>(({ dataset, addIssue, NEVER }) => {
    const parsed = parseTrustedProxies(dataset.value.split(/[\s,]+/).filter(Boolean));
    if ('has' in parsed) return parsed;
    addIssue({
      message: `holds ${parsed.wrong}, which is no address: write 10.0.0.5 or 10.0.0.0/8, separated by commas`,
    });
    return NEVER;
  }),
);

/** The environment variables that say how much one client or one person may ask for. */
export const limitVariables = {
  TRUSTED_PROXIES: v.optional(trustedProxies, ''),
};
const Variables = v.object(limitVariables);

/** How much one client or one person may ask for, and who says whose request it is. */
export interface LimitSettings {
  trustedProxies: TrustedProxies;
}

/** The settings out of variables that were found to be good. */
export function limitSettings(given: v.InferOutput<typeof Variables>): LimitSettings {
  return { trustedProxies: given.TRUSTED_PROXIES };
}
