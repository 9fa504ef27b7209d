import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Page } from 'puppeteer';
import * as v from 'valibot';

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

const Findings = v.array(v.object({ id: v.string(), html: v.string() }));

/** Two elements of one id: axe-core leaves this rule out unless asked, though labels go by ids. */
const OPTIONS = { rules: { 'duplicate-id': { enabled: true } } };

/**
 * What axe-core objects to within `selector`: the rule, and the HTML that breaks it. Among what it
 * could not decide (*incomplete*) stand ids that are there twice, and names that may be none: these
 * are objections, too. Colours over pictures, which it can't decide either, have tests of their own.
 */
export async function objections(page: Page, selector: string): Promise<string[]> {
  await page.evaluate(await readFile(AXE, 'utf8'));
  const found =
    await page.evaluate(`axe.run(${JSON.stringify(selector)}, ${JSON.stringify(OPTIONS)})
    .then(({ violations, incomplete }) => [
      ...violations,
      ...incomplete.filter(({ tags }) => !tags.includes('cat.color')),
    ].flatMap(({ id, nodes }) => nodes.map(({ html }) => ({ id, html }))))`);
  return v.parse(Findings, found).map(({ id, html }) => `${id}: ${html}`);
}
