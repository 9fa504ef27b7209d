import { describe, expect, it } from 'vitest';
import { withAllowedPictures } from './allowed-pictures.ts';

async function pictureOf(imageUrl: string | null): Promise<string | null> {
  const person = { id: 'a', name: 'Ana', imageUrl, role: 'learner' as const, courses: [] };
  const verify = withAllowedPictures(async () => person, ['https://learn.test']);
  return (await verify('')).imageUrl;
}

describe('a person’s picture', () => {
  it.each(['https://img.clerk.com/a.png', 'https://learn.test/a.png'])('is %s', async (url) => {
    expect(await pictureOf(url)).toBe(url);
  });

  it.each([
    'https://elsewhere.test/a.png',
    'https://img.clerk.com.evil.test/a.png',
    'https://u:p@img.clerk.com/a.png',
    'https://169.254.169.254/a.png',
    'http://img.clerk.com/a.png',
    'blob:https://img.clerk.com/0b5e',
    null,
  ])('is none where the token says %s', async (url) => {
    expect(await pictureOf(url)).toBeNull();
  });
});
