import * as v from 'valibot';
import { originProblem } from './contract/sites/problems/origin-problem.ts';
import { isLoopback } from './http/loopback.ts';

const origin = v.pipe(
  v.string(),
  v.check(isOrigin, 'holds something that is no origin: write scheme://host, without a path'),
);
/** A browser takes web pushes and keeps secrets over https alone, but for pages of its own machine. */
export const publicOrigin = v.pipe(
  origin,
  v.regex(/^https?:/, 'is no origin of a web server: write https://alongside.example.com'),
  v.check(
    (value) => !value.startsWith('http:') || isLoopback(hostnameOf(value)),
    'is not https: write https://alongside.example.com, and have a proxy serve that',
  ),
);
const originList = v.pipe(
  v.string(),
  v.transform((list) => list.split(/[\s,]+/).filter(Boolean)),
);
/** Origins, separated by commas or spaces. */
export const origins = v.pipe(originList, v.array(origin));
/** Such as those of site rules, which may be patterns. */
export const siteOrigins = v.pipe(
  originList,
  v.array(
    v.pipe(
      origin,
      v.check(
        (value) => originProblem(value) === null,
        'holds an origin that is no web site’s, or every one’s: write https://learn.example.com, or https://*.example.com for all below one host',
      ),
    ),
  ),
);

function isOrigin(value: string): boolean {
  // Node gives chrome-extension: URLs the origin "null", so the parts are looked at instead.
  return /^[a-z][a-z+.-]*:\/\/[^/\s?#]+$/.test(value) && URL.canParse(value);
}

function hostnameOf(value: string): string {
  return URL.canParse(value) ? new URL(value).hostname : '';
}
