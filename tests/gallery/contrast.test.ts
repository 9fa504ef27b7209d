import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

type Rgb = [red: number, green: number, blue: number];

const [tokensCss, avatarCss] = ['overlay/tokens.css', 'avatar/avatar.css'].map((file) =>
  readFileSync(new URL(`../../extension/${file}`, import.meta.url), 'utf8'),
);

/** WCAG 2.2: text at least 4.5:1, what is drawn at least 3:1. */
const TEXT = 4.5;
const GRAPHIC = 3;

describe.each([
  ['light', 0],
  ['dark', 1],
] as const)('colours, %s', (_, theme) => {
  const surface = token('surface', theme);

  it.each(['ink', 'quiet', 'live'])('%s can be read', (name) => {
    expect(contrast(token(name, theme), surface)).toBeGreaterThanOrEqual(TEXT);
  });

  it.each(['live', 'wait'])('%s can be seen as a dot', (name) => {
    expect(contrast(token(name, theme), surface)).toBeGreaterThanOrEqual(GRAPHIC);
  });

  it('initials can be read on every hue', () => {
    const [text, background] = ['color', 'background'].map((property) => oklch(property, theme));
    const worst = Math.min(
      ...Array.from({ length: 360 }, (_, hue) => contrast(rgb(text, hue), rgb(background, hue))),
    );
    expect(worst).toBeGreaterThanOrEqual(TEXT);
  });
});

/** The value of a token, by its place in `light-dark()`. */
function token(name: string, theme: 0 | 1): Rgb {
  const pair = new RegExp(`--${name}: light-dark\\((#\\w+), (#\\w+)\\)`).exec(tokensCss ?? '');
  const hex = pair?.[theme + 1]?.slice(1) ?? '';
  const long = hex.length === 3 ? [...hex].map((digit) => digit + digit).join('') : hex;
  const [red = Number.NaN, green = Number.NaN, blue = Number.NaN] = [0, 2, 4].map(
    (at) => Number.parseInt(long.slice(at, at + 2), 16) / 255,
  );
  return [red, green, blue];
}

/** Lightness and chroma of an avatar's colour. */
function oklch(property: string, theme: 0 | 1): { lightness: number; chroma: number } {
  const one = 'oklch\\(([\\d.]+)% ([\\d.]+) var\\(--hue\\)\\)';
  const found = new RegExp(`\\s${property}: light-dark\\(${one}, ${one}\\)`).exec(avatarCss ?? '');
  return {
    lightness: Number(found?.[1 + 2 * theme]) / 100,
    chroma: Number(found?.[2 + 2 * theme]),
  };
}

/** OKLCH to sRGB, clipped. https://www.w3.org/TR/css-color-4/#ok-lab */
function rgb(color: ReturnType<typeof oklch> | undefined, hue: number): Rgb {
  const { lightness, chroma } = color ?? { lightness: Number.NaN, chroma: Number.NaN };
  const a = chroma * Math.cos((hue * Math.PI) / 180);
  const b = chroma * Math.sin((hue * Math.PI) / 180);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    encode(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    encode(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    encode(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
  ];
}

function encode(linear: number): number {
  const clipped = Math.min(Math.max(linear, 0), 1);
  return clipped <= 0.0031308 ? 12.92 * clipped : 1.055 * clipped ** (1 / 2.4) - 0.055;
}

/** https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
function contrast(one: Rgb, other: Rgb): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance([red, green, blue]: Rgb): number {
  const linear = (value: number) =>
    value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}
