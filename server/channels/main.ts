import { randomBytes } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { createChannels } from './channels.ts';
import { readEnvironment } from './environment.ts';
import { createHttpServer } from './http-server.ts';
import { DEFAULT_LIMITS } from './limits.ts';
import { metricsText } from './metrics.ts';
import { watchProcess } from './process-usage.ts';

/** `npm run channels`: the Channels server alone, configured by env. */
const environment = readEnvironment(process.env, () => randomBytes(24).toString('base64url'));
if ('problems' in environment) {
  for (const problem of environment.problems) console.error(problem);
  process.exit(1);
}
const { host, port, metricsPort, options, madeSecret } = environment;
if (madeSecret) {
  const [app] = options.apps;
  console.error(`CHANNELS_SECRET is not set; made for this run: ${app?.secret}`);
}

const channels = createChannels({ ...options, onError: (error) => console.error(error.message) });
const server = createHttpServer({ ...DEFAULT_LIMITS, ...options.limits }, ({ url }, response) => {
  if (url === '/healthz') {
    // It answers, so it serves; it knows of no other process.
    response.writeHead(200, { 'Content-Type': 'application/json' });
    response.end('{"status":"ok","processes":1}\n');
    return;
  }
  response.writeHead(404, { 'Content-Type': 'text/plain; charset=utf-8' });
  response.end('Not found\n');
});
channels.attach(server);
const metrics = metricsPort === null ? null : serveMetrics(metricsPort);
listen(server, port, (bound) => {
  console.log(`ready ${urlOf(bound)}`);
});

/** Apart from what browsers reach: a proxy leads to the other port alone. */
function serveMetrics(on: number): Server {
  const usage = watchProcess();
  const serving = createServer(({ url }, response) => {
    const isThere = url === '/metrics';
    response.writeHead(isThere ? 200 : 404, { 'Content-Type': 'text/plain; version=0.0.4' });
    response.end(isThere ? metricsText(channels.figures(), usage()) : 'Not found\n');
  });
  listen(serving, on, (bound) => console.log(`metrics ${urlOf(bound)}/metrics`));
  return serving;
}

function listen(on: Server, wanted: number, then: (bound: number) => void): void {
  on.on('error', (error) => {
    console.error(error.message);
    process.exit(1);
  });
  on.listen(wanted, host, () => {
    const address = on.address();
    then(typeof address === 'object' && address ? address.port : wanted);
  });
}

function urlOf(bound: number): string {
  return `http://${host.includes(':') ? `[${host}]` : host}:${bound}`;
}

let stopping = false;
async function stop(): Promise<void> {
  if (stopping) return;
  stopping = true;
  server.close();
  metrics?.close();
  await channels.close();
  server.closeAllConnections();
  metrics?.closeAllConnections();
}
process.on('SIGTERM', stop);
process.on('SIGINT', stop);
