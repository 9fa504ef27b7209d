import { createRandom, type Random } from '../../faults/random/random.ts';
import type { PageStep } from '../fixtures/steps-page.ts';

/** A step of a learner on the page of steps. */
export interface ChosenStep {
  page: PageStep;
  /** Where it leads; `null`: to no chapter, or to nothing new. */
  room: { course: string; chapter: string } | null;
  /** Whether the learner stays until they are there; else they go on after `dwellMs`. */
  stays: boolean;
  dwellMs: number;
}

const KINDS = ['hash', 'query', 'element', 'element', 'element', 'rewrite', 'home'] as const;
/** Ms after a step that elements say what they say. */
const MAX_LATE_MS = 450;

/** Steps from one way to tell a chapter to another, the same for the same seed. No room comes twice. */
export function chooseSteps(seed: number, count: number): ChosenStep[] {
  const random = createRandom(seed);
  let address = '/home';
  /** What the element said last. */
  let course = 'none';
  return Array.from({ length: count }, (_, number) => {
    const kind = random.pick(KINDS);
    // Of three courses some are next to themselves: then the element's word stays as it is.
    if (kind === 'element') course = `course-${random.below(3)}`;
    const chosen = step(kind, number, address, course, random);
    address = chosen.page.address;
    return chosen;
  });
}

function step(
  kind: (typeof KINDS)[number],
  number: number,
  before: string,
  course: string,
  random: Random,
): ChosenStep {
  const lesson = `lesson-${number}`;
  const lateMs = () => random.below(MAX_LATE_MS + 1);
  const together = lateMs();
  const isSplit = random.below(3) === 0;
  const page = {
    replaces: kind === 'rewrite',
    course: { text: course, lateMs: isSplit ? lateMs() : together },
    lesson: { text: lesson, lateMs: isSplit ? lateMs() : together },
  };
  const stays = random.below(5) > 0;
  const common = { stays, dwellMs: random.below(400) };
  switch (kind) {
    case 'hash':
      return {
        ...common,
        page: { ...page, address: `/hash#/hash/${number}` },
        room: { course: 'hash', chapter: `${number}` },
      };
    case 'query':
      return {
        ...common,
        page: { ...page, address: `/query?id=${number}&course=query` },
        room: { course: 'query', chapter: `${number}` },
      };
    case 'element':
      return {
        ...common,
        page: { ...page, address: `/element/${number}` },
        room: { course, chapter: `${number}/${lesson}` },
      };
    case 'rewrite':
      return { ...common, page: { ...page, address: rewritten(before, number) }, room: null };
    case 'home':
      return { ...common, page: { ...page, address: '/home' }, room: null };
  }
}

/** The same place, with a filter or a position in its address. */
function rewritten(address: string, number: number): string {
  const [path = '', hash] = address.split('#');
  const filter = `filter=${number}`;
  if (hash !== undefined) return `${path}#${hash.replace(/\?.*/, '')}?${filter}`;
  const own = path.replace(/[?&]filter=\d+/, '');
  return `${own}${own.includes('?') ? '&' : '?'}${filter}`;
}
