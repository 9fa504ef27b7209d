import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Page } from 'puppeteer';
import * as v from 'valibot';

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

const Violations = v.array(v.object({ id: v.string(), html: v.string() }));

/** What axe-core objects to within `selector`: the rule, and the HTML that breaks it. */
export async function objections(page: Page, selector: string): Promise<string[]> {
  await page.evaluate(await readFile(AXE, 'utf8'));
  const found = await page.evaluate(`axe.run(${JSON.stringify(selector)}).then((result) =>
    result.violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => ({ id, html }))))`);
  return v.parse(Violations, found).map(({ id, html }) => `${id}: ${html}`);
}
