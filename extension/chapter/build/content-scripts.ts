import { readOrigin } from '../../../server/contract/sites/origins.ts';
import type { SiteRule } from '../../../server/contract/sites/rule.ts';
import { type MatchPatterns, matchPatterns } from './match-patterns.ts';
import { siteScriptName } from './site-scripts.ts';

interface ContentScript {
  matches: string[];
  exclude_matches?: string[];
  js: string[];
  all_frames?: true;
  /** First on the window, to keep from pages what is typed into the overlay; what is drawn, when there is a page. */
  run_at: 'document_start' | 'document_end';
}

/** What a manifest declares for course sites. */
export interface SiteAccess {
  /** The hosts of the sites and of their frames: asked for to run in tabs that are open already. */
  hosts: string[];
  contentScripts: ContentScript[];
}

/** A site, and its script. */
interface Site {
  rule: SiteRule;
  script: string;
}

/**
 * Says where which content script runs: the chapter's and the overlay's where a chapter may be, and on all
 * other pages of a site a small script that calls them. Before either stand the rules that the page may be judged by, in one
 * list, since nothing else says in which order scripts run: its own site's, and those on the same host.
 * In frames that tell what a page shows stands one that says where they are.
 */
export function siteAccess(rules: readonly SiteRule[]): SiteAccess {
  const sites = rules.map((rule, index) => ({ rule, script: siteScriptName(index) }));
  const patterns = rules.map(matchPatterns);
  const frames = [...new Set(patterns.flatMap((each) => each.frames))];
  const chapters = [...new Set(patterns.flatMap((each) => each.chapters))];
  const inFrames: ContentScript[] = [
    { matches: frames, js: ['frame.js'], all_frames: true, run_at: 'document_start' },
  ];
  return {
    hosts: [...new Set([...patterns.flatMap(({ hosts }) => hosts), ...frames])],
    contentScripts: [
      ...groupsByHost(sites).flatMap(scriptsFor),
      { matches: chapters, js: ['overlay.js'], run_at: 'document_end' },
      ...(frames.length > 0 ? inFrames : []),
    ],
  };
}

function scriptsFor(sites: readonly Site[]): ContentScript[] {
  const patterns = sites.map(({ rule }) => matchPatterns(rule));
  const all = (part: keyof MatchPatterns) => [...new Set(patterns.flatMap((each) => each[part]))];
  const scripts = sites.map(({ script }) => script);
  const run_at = 'document_start';
  return [
    { matches: all('chapters'), js: [...scripts, 'chapter.js'], run_at },
    {
      matches: all('site'),
      exclude_matches: all('chapters'),
      js: [...scripts, 'site.js'],
      run_at,
    },
  ];
}

/** Sites of which one page may be, together. */
function groupsByHost(sites: readonly Site[]): Site[][] {
  const groups: Site[][] = [];
  for (const site of sites) {
    const near = groups.filter((group) => group.some((other) => shareHost(site.rule, other.rule)));
    for (const group of near) groups.splice(groups.indexOf(group), 1);
    // In the build's order, which says whose rule is tried first.
    groups.push(sites.filter((each) => each === site || near.flat().includes(each)));
  }
  return groups;
}

function shareHost(one: SiteRule, other: SiteRule): boolean {
  return one.origins.some((origin) => other.origins.some((another) => overlap(origin, another)));
}

/** Whether a page may be of both origins, but for ports, which match patterns do not tell apart. */
function overlap(one: string, other: string): boolean {
  const [first, second] = [one, other].map(readOrigin);
  if (!first || !second || first.url.protocol !== second.url.protocol) return false;
  const [host, another] = [first.url.hostname, second.url.hostname];
  return (
    host === another ||
    (first.isBelow && another.endsWith(`.${host}`)) ||
    (second.isBelow && host.endsWith(`.${another}`))
  );
}
