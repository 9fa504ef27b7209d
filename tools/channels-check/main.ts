import { createPusherClient, type PusherTarget } from '../../server/presence/pusher-client.ts';
import { readArguments, USAGE, UsageError } from './arguments.ts';
import { checkHost, type Finding } from './check-host.ts';

const SIGNS = { there: 'ok', worse: '--', missing: 'NO' };

/** `npm run channels:check`. Ends with 0 where nothing that is needed is missing, with 1 where something is, with 2 where it was called wrongly. */
try {
  process.exitCode = await run();
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  process.stderr.write(`${error.message}\n\n${USAGE}\n`);
  process.exitCode = 2;
}

async function run(): Promise<number> {
  const asked = readArguments(process.argv.slice(2), process.env);
  if (!asked) {
    print(USAGE);
    return 0;
  }
  const { target, forBrowsers, limit, json } = asked;
  const api = createPusherClient(target);
  const socketUrl = socketUrlOf({ ...target, ...forBrowsers });
  const findings: Finding[] = [];
  for await (const finding of checkHost({ api, socketUrl, limit })) {
    findings.push(finding);
    print(json ? JSON.stringify(finding) : inWords(finding));
  }
  const missing = findings.filter(({ is }) => is === 'missing').length;
  if (!json) print(`\n${closingWords(missing)}`);
  return missing > 0 ? 1 : 0;
}

function inWords({ is, what, words }: Finding): string {
  return `${SIGNS[is]}  ${what}${words === null ? '' : `\n      ${words}`}`;
}

function closingWords(missing: number): string {
  if (missing === 0) return 'The product runs on this host.';
  return `The product lacks ${missing === 1 ? 'one thing' : `${missing} things`} on this host.`;
}

/** Where browsers connect. */
function socketUrlOf({
  host,
  cluster,
  port,
  tls,
  key,
}: Pick<PusherTarget, 'host' | 'cluster' | 'port' | 'tls' | 'key'>): string {
  const name = host ?? `ws-${cluster}.pusher.com`;
  const origin = `ws${tls ? 's' : ''}://${name}${port === null ? '' : `:${port}`}`;
  return `${origin}/app/${key}?protocol=7&client=alongside-check&version=1.0`;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
