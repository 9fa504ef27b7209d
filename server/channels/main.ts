import { randomBytes } from 'node:crypto';
import { createChannels } from './channels.ts';
import { readEnvironment } from './environment.ts';
import { createHttpServer } from './http-server.ts';
import { DEFAULT_LIMITS } from './limits.ts';

/** `npm run channels`: the Channels server alone, configured by env. */
const environment = readEnvironment(process.env, () => randomBytes(24).toString('base64url'));
if ('problems' in environment) {
  for (const problem of environment.problems) console.error(problem);
  process.exit(1);
}
const { host, port, options, madeSecret } = environment;
if (madeSecret) {
  const [app] = options.apps;
  console.error(`CHANNELS_SECRET is not set; made for this run: ${app?.secret}`);
}

const channels = createChannels({ ...options, onError: (error) => console.error(error.message) });
const server = createHttpServer({ ...DEFAULT_LIMITS, ...options.limits }, (_request, response) => {
  response.writeHead(404, { 'Content-Type': 'text/plain; charset=utf-8' });
  response.end('Not found\n');
});
channels.attach(server);
server.on('error', (error) => {
  console.error(error.message);
  process.exit(1);
});
server.listen(port, host, () => {
  const address = server.address();
  const bound = typeof address === 'object' && address ? address.port : port;
  console.log(`ready http://${host.includes(':') ? `[${host}]` : host}:${bound}`);
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
