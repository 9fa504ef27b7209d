/** The golden angle: ids that differ only at their end, as numbered ones do, get hues far apart. In degrees. */
const GOLDEN_ANGLE = 137;

/** The hue of a person's initials, in degrees (0–359), from their id: the same on every screen. */
export function hue(userId: string): number {
  let hash = 0;
  for (const character of userId) hash = (hash * 31 + character.charCodeAt(0)) >>> 0;
  return (hash * GOLDEN_ANGLE) % 360;
}
