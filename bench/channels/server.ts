import { createServer } from 'node:http';
import type { Socket } from 'node:net';
import { createChannels } from '../../server/channels/channels.ts';
import { attachPlainServer } from './plain-server.ts';
import { APP, type ServerUsage } from './running-server.ts';

/** One of the two servers, in a process of its own that says on request what it has used. */
const http = createServer();
if (process.argv[2] === 'plain') {
  attachPlainServer(http, APP);
} else {
  const limits = { presenceMembers: 100_000, activityTimeoutSeconds: 600 };
  createChannels({ apps: [APP], limits }).attach(http);
}

const sockets = new Set<Socket>();
let largestBacklog = 0;
http.on('connection', (socket) => {
  sockets.add(socket);
  socket.on('close', () => sockets.delete(socket));
});

process.on('message', (request) => {
  if (request === 'watch backlog') {
    setInterval(() => {
      for (const socket of sockets) {
        largestBacklog = Math.max(largestBacklog, socket.writableLength);
      }
    }, 2);
    return;
  }
  const { user, system } = process.cpuUsage();
  const usage: ServerUsage = {
    cpuMs: (user + system) / 1000,
    rssBytes: process.memoryUsage.rss(),
    peakRssBytes: process.resourceUsage().maxRSS * 1024,
    largestBacklogBytes: largestBacklog,
    sockets: sockets.size,
  };
  process.send?.(usage);
});

http.listen(0, '127.0.0.1', () => {
  const address = http.address();
  process.send?.({ port: typeof address === 'object' ? address?.port : undefined });
});
process.on('disconnect', () => process.exit(0));
