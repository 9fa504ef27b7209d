import { describe, expect, it } from 'vitest';
import { type Box, headerClearance } from './header-clearance.ts';

const HEIGHT = 800;

/** How much these boxes, the uppermost first, take of the top of a viewport of {@link HEIGHT}. */
function clearance(...boxes: [top: number, bottom: number][]): number {
  const all: Box[] = boxes.map(([top, bottom]) => ({ top, bottom }));
  return headerClearance((y) => all.filter((box) => box.top <= y && y < box.bottom), HEIGHT);
}

describe('headerClearance', () => {
  it('is nothing where there is no header', () => {
    expect(clearance()).toBe(0);
  });

  it('is the height of a header at the top', () => {
    expect(clearance([0, 64])).toBe(64);
  });

  it('adds up headers that stand below each other', () => {
    expect(clearance([0, 32], [32, 96])).toBe(96);
  });

  it('is what a header that slides out still takes', () => {
    expect(clearance([-40, 24])).toBe(24);
    expect(clearance([-64, 0])).toBe(0);
  });

  it('leaves out what does not begin at the top', () => {
    expect(clearance([200, 260])).toBe(0);
  });

  it('leaves out what is too tall for a header, but not a header on it', () => {
    expect(clearance([0, HEIGHT])).toBe(0);
    expect(clearance([0, 64], [0, HEIGHT])).toBe(64);
  });

  it('does not follow headers down the page', () => {
    expect(clearance([0, 200], [200, 390])).toBe(200);
  });
});
