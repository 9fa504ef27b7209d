import { createServer } from 'node:http';
import { createChannels } from './channels.ts';
import { readEnvironment } from './environment.ts';
import { DEFAULT_LIMITS } from './limits.ts';

/** `npm run channels`: the Channels server alone, configured by env. */
const environment = readEnvironment(process.env);
if ('problems' in environment) {
  for (const problem of environment.problems) console.error(problem);
  process.exit(1);
}
const { host, port, options } = environment;

const channels = createChannels({ ...options, onError: (error) => console.error(error.message) });
const server = createServer(
  // A client that is slow to say what it wants must not hold a place for long.
  { headersTimeout: 10_000, requestTimeout: 30_000, maxHeaderSize: 16_384 },
  (_request, response) => {
    response.writeHead(404, { 'Content-Type': 'text/plain; charset=utf-8' });
    response.end('Not found\n');
  },
);
// Room beyond the quota, so that who is too many can be told so with 4004.
server.maxConnections = { ...DEFAULT_LIMITS, ...options.limits }.connections + 1000;
channels.attach(server);
server.on('error', (error) => {
  console.error(error.message);
  process.exit(1);
});
server.listen(port, host, () => {
  const address = server.address();
  const bound = typeof address === 'object' && address ? address.port : port;
  console.log(`ready http://${host}:${bound}`);
});

let stopping = false;
async function stop(): Promise<void> {
  if (stopping) return;
  stopping = true;
  server.close();
  await channels.close();
  server.closeAllConnections();
}
process.on('SIGTERM', stop);
process.on('SIGINT', stop);
