import { PRESETS } from '../../server/contract/sites/presets/presets.ts';
import { StartError } from '../../server/start-error.ts';
import { type Command, readArguments, USAGE, UsageError } from './arguments.ts';
import { rulesAskedFor } from './rules-asked-for.ts';
import { testAddress } from './test-addresses.ts';

/**
 * `npm run sites -- test URL…`, `npm run sites -- list`. Ends with 0 when it has answered (that a page
 * is no chapter is an answer), with 1 where the rules are wrong, with 2 where it was called wrongly.
 */
try {
  await run(readArguments(process.argv.slice(2)));
} catch (error) {
  if (error instanceof UsageError) {
    process.stderr.write(`${error.message}\n\n${USAGE}\n`);
    process.exitCode = 2;
  } else if (error instanceof StartError) {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  } else throw error;
}

async function run(asked: Command): Promise<void> {
  if (asked.command === 'help') print(USAGE);
  else if (asked.command === 'list') list(asked.json);
  else await test(asked);
}

async function test(asked: Extract<Command, { command: 'test' }>): Promise<void> {
  const rulesFor = rulesAskedFor(asked, process.env);
  for (const url of asked.urls) {
    const { answer, words } = await testAddress(rulesFor, { ...asked, url });
    print(
      asked.json
        ? JSON.stringify(answer)
        : `${url}\n${words.map((line) => `  ${line}`).join('\n')}`,
    );
  }
}

function list(json: boolean): void {
  for (const { name, is, example, rule } of PRESETS) {
    if (json) print(JSON.stringify({ name, is, example, rule }));
    else print(`${name.padEnd(18)}${is}`);
  }
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
