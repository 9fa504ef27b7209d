import type { ElementSource } from '../rule.ts';
import { segmentPattern } from '../segment-pattern.ts';

/** Why an element can't tell a value so, and what to write instead; `null`: it can. */
export function sourceProblem(source: ElementSource): string | null {
  const text = 'class' in source ? source.class : (source.as ?? '{value}');
  const pattern = segmentPattern(text);
  const written = JSON.stringify(text);
  if (!pattern || pattern.hole === 'segments') {
    return `${written} can’t be read: write "course-{value}", with one placeholder`;
  }
  if (pattern.hole === 'none' || !pattern.name) {
    return `${written} tells nothing: write "${text.replace(/\*/g, '')}{value}", or where else the value stands`;
  }
  if ('class' in source && pattern.hole === 'any' && pattern.prefix + pattern.suffix === '') {
    return `${written} would be any class: write what stands before the value, "course-{value}"`;
  }
  return null;
}
