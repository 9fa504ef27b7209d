import { describe, expect, it } from 'vitest';
import { expectedOverlay } from './expected-overlay.ts';
import { ROOMS } from './rooms.ts';
import { type Step, worldAfter } from './step.ts';
import { type BrowserState, newWorld, presentOn, type Tab, type World } from './world.ts';

const ANA = 'Ana Silva';
const CEM = 'Cem Aydin';
const [GARDEN, ALGEBRA, LAB] = ROOMS;
if (!GARDEN || !ALGEBRA || !LAB) throw new Error('There are too few rooms.');

function worldOf(...steps: Step[]): World {
  return steps.reduce(worldAfter, newWorld([ANA, 'Ben Okoro'], [CEM]));
}

const opens = (tab: number, room = GARDEN): Step => ({ kind: 'open', browser: 0, tab, room });
const comes = (room = GARDEN): Step => ({ kind: 'join', client: 0, room });

/** What Ana's first tab has to show. */
function seenByAna(...steps: Step[]) {
  const world = worldOf(...steps);
  const [browser] = world.browsers;
  const tab = browser?.tabs[0];
  if (!browser || !tab) throw new Error('Ana has no tab.');
  return overlayOf(world, browser, tab);
}

function overlayOf(world: World, browser: BrowserState, tab: Tab) {
  const overlay = expectedOverlay(world, browser, tab);
  return overlay && [overlay.connection, overlay.count, overlay.self, ...overlay.others];
}

describe('who is in a room', () => {
  it('is whoever has it in a tab, or joined it, once, while their line is not gone', () => {
    const steps = [opens(0), opens(1), comes()];
    expect(presentOn(worldOf(...steps), GARDEN)).toEqual(new Set([ANA, CEM]));
    expect(presentOn(worldOf(...steps, { kind: 'refuse', browser: 0 }), GARDEN)).toEqual(
      new Set([CEM]),
    );
    expect(presentOn(worldOf(...steps, { kind: 'kill', browser: 0 }), GARDEN)).toContain(ANA);
  });

  it('is nobody who is in another course or site with the same chapter', () => {
    expect(presentOn(worldOf(opens(0, ALGEBRA), comes(LAB)), GARDEN)).toEqual(new Set());
  });

  it('is nobody whom the list lacks, or an admin keeps out, or who appears offline', () => {
    for (const step of [
      { kind: 'unlist', person: CEM },
      { kind: 'bar', person: CEM },
      { kind: 'level', person: CEM, visibility: 'offline' },
    ] as const) {
      expect(presentOn(worldOf(comes(LAB), step), LAB)).toEqual(new Set());
    }
  });
});

describe('an overlay', () => {
  it.each([
    ['name', 3, ['Cem Aydin']],
    ['first-name', 3, ['Cem']],
    ['counted', 3, []],
    ['offline', 2, []],
  ] as const)('shows of who shows %s as much', (visibility, count, names) => {
    const shown = seenByAna(opens(0), comes(), { kind: 'level', person: CEM, visibility });
    expect(shown).toEqual(['live', count, ANA, ...names, 'Wanda']);
  });

  it('shows by the level of the course, and no more than its list allows', () => {
    const course = { site: 'lab', course: 'botany' };
    const own: Step = { kind: 'course-level', person: CEM, course, visibility: 'name' };
    const counted: Step = { kind: 'level', person: CEM, visibility: 'counted' };
    const ceiling: Step = { kind: 'list', person: CEM, ceiling: 'first-name' };
    const steps = [opens(0, LAB), comes(LAB), counted, own];
    expect(seenByAna(...steps)).toContain('Cem Aydin');
    expect(seenByAna(...steps, ceiling)).toContain('Cem');
    expect(seenByAna(opens(0), comes(), counted, own)).not.toContain('Cem Aydin');
  });

  it('shows a name that was taken to nobody', () => {
    const taken: Step = { kind: 'take-name', person: CEM };
    expect(seenByAna(opens(0), comes(), taken)).toEqual(['live', 3, ANA, 'Learner', 'Wanda']);
  });

  it('shows who appears offline the others alone, and nobody to who is kept out', () => {
    const offline: Step = { kind: 'level', person: ANA, visibility: 'offline' };
    expect(seenByAna(opens(0), comes(), offline)).toEqual(['live', 2, null, 'Cem Aydin', 'Wanda']);
    const barred: Step = { kind: 'bar', person: ANA };
    expect(seenByAna(opens(0), comes(), barred)).toEqual(['refused', 0, null]);
  });
});
