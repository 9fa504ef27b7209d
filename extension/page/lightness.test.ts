import { expect, it } from 'vitest';
import { lightness } from './lightness.ts';

it.each([
  ['rgb(255, 255, 255)', 1],
  ['rgb(0, 0, 0)', 0],
  ['rgba(255, 255, 255, 0.9)', 1],
  ['rgb(18, 19, 23)', 0.07],
  ['oklch(0.21 0.01 260)', 0.21],
  ['oklab(0.9 0.1 -0.1 / 0.8)', 0.9],
  ['lab(20 0 0)', 0.2],
  ['lch(90 10 120)', 0.9],
  ['color(srgb 0.1 0.1 0.1)', 0.1],
  ['color(display-p3 0.9 0.9 0.9 / 1)', 0.9],
])('%s is as light as %f', (color, expected) => {
  expect(lightness(color)).toBeCloseTo(expected, 1);
});

it.each(['rgba(0, 0, 0, 0)', 'rgba(0, 0, 0, 0.4)', 'oklch(0.2 0 0 / 0.1)', 'transparent', ''])(
  'of %s it is not known',
  (color) => {
    expect(lightness(color)).toBeNull();
  },
);
