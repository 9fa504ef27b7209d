import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import puppeteer from 'puppeteer';

const NAMES = ['chromium', 'chromium-browser', 'chrome', 'chrome-for-testing'];

/**
 * The browser to run: the one that `CHROMIUM` names, else Puppeteer's own, else one on PATH. Google
 * Chrome is not looked for, since from version 137 on it ignores extensions that are not installed.
 *
 * @returns its path, or `null` where there is none
 * @throws Error when `CHROMIUM` names a file that can't be run
 */
export async function findBrowser(
  env: Record<string, string | undefined> = process.env,
): Promise<string | null> {
  const { CHROMIUM: named, PATH: path = '' } = env;
  if (named) {
    if (isExecutable(named)) return named;
    throw new Error(
      `CHROMIUM is ${named}, which is no program. Name Chromium's own path, or unset it.`,
    );
  }
  const own = await puppeteer.executablePath();
  if (existsSync(own)) return own;
  const places = path.split(delimiter).filter(Boolean);
  const found = NAMES.flatMap((name) => places.map((place) => join(place, name)));
  return found.find(isExecutable) ?? null;
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false; // the question was whether it can be run, and this is the answer
  }
}
