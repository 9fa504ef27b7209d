import { isOriginPattern } from '../origins.ts';

/** Below these names anybody’s sites stand: those of a country, or of who rents places for them. */
const SHARED =
  /^\*\.((ac|co|com|edu|gov|net|or|org|sch|k12)\.[a-z]{2}|(github|gitlab)\.io|(vercel|netlify|web|onrender|fly)\.app|pages\.dev|workers\.dev|herokuapp\.com|moodlecloud\.com|instructure\.com|teachable\.com|thinkific\.com)$/i;

/** Why an origin of a rule can be no course site's, or is every site's, and what to write instead; `null`: it can. */
export function originProblem(origin: string): string | null {
  const why = reason(origin);
  return why && `${JSON.stringify(hidden(origin))} ${why}`;
}

function reason(origin: string): string | null {
  const [, scheme, rest = ''] = /^([a-z][a-z\d+.-]*:\/\/)?(.*)$/is.exec(origin) ?? [];
  if (scheme === undefined) return `names no scheme: write "https://${rest}"`;
  if (!/^https?:\/\/$/i.test(scheme)) return 'is no web site’s: begin it with https:// or http://';
  const [authority = ''] = rest.split(/[/?#]/);
  if (authority.includes('@')) return 'names a user: write the host alone';
  const path = rest.slice(authority.length);
  if (path === '/') return `ends in a slash: write "${scheme}${authority}"`;
  if (path.startsWith('/')) {
    const base = path.replace(/\/+$/, '');
    return `has a path: write "${scheme}${authority}", and "base": "${base}" beside origins`;
  }
  const host = authority.replace(/:(\d+|\*)$/, '');
  if (/^(\*\.?)+[^.]*$/.test(host)) {
    return 'would be every site there is: name the host of the course site, "https://learn.example.com"';
  }
  if (SHARED.test(host)) {
    return `would be everybody’s below ${host.slice(2)}: name your own host there, "https://school.${host.slice(2)}"`;
  }
  if (/\*/.test(host.replace(/^\*\./, ''))) {
    return 'has a * within the host: write each host, or "https://*.example.com" for all below one';
  }
  return isOriginPattern(origin) ? null : 'is no origin: write "https://learn.example.com"';
}

function hidden(origin: string): string {
  return origin.replace(/\/\/[^/]*@/, '//…@');
}
