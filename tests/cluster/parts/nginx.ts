import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { freePort } from '../../support/free-port.ts';
import { type Program, startProgram } from './program.ts';

/** A front for the processes of a server and the nodes of Channels. */
export interface Front extends Program {
  serverUrl: string;
  channelsPort: number;
}

/** @param behind ports on this machine */
export async function startNginx(
  nginx: string,
  { directory, servers, nodes }: { directory: string; servers: number[]; nodes: number[] },
): Promise<Front> {
  const [serverPort, channelsPort] = [await freePort(), await freePort()];
  const own = join(directory, 'nginx');
  await mkdir(own);
  const file = join(own, 'nginx.conf');
  await writeFile(file, configuration(own, { serverPort, channelsPort, servers, nodes }));
  const serverUrl = `http://127.0.0.1:${serverPort}`;
  const program = await startProgram(
    { command: nginx, args: ['-c', file, '-p', own, '-e', 'stderr'], cwd: own },
    async () => (await fetch(serverUrl)).status > 0, // whoever is behind it may not be there yet
  );
  return { ...program, serverUrl, channelsPort };
}

/** As `docs/scale.md` has it, on loopback and without TLS. */
function configuration(
  own: string,
  ports: { serverPort: number; channelsPort: number; servers: number[]; nodes: number[] },
): string {
  const upstream = (name: string, behind: number[]) => `
  upstream ${name} {
    ${behind.map((port) => `server 127.0.0.1:${port} max_fails=1 fail_timeout=2s;`).join('\n    ')}
  }`;
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (what) => `${what}_temp_path ${own}/${what};`,
  );
  return `
daemon off;
master_process off;
pid ${own}/nginx.pid;
events { worker_connections 4096; }
http {
  access_log off;
  ${temporary.join('\n  ')}
  map $http_upgrade $connection_upgrade { default upgrade; '' ''; }
  ${upstream('servers', ports.servers)}
  ${upstream('channels', ports.nodes)}
  proxy_http_version 1.1;
  proxy_connect_timeout 1s;
  proxy_set_header Host $http_host;
  proxy_set_header X-Forwarded-For $remote_addr;
  proxy_set_header X-Forwarded-Proto $scheme;
  server {
    listen 127.0.0.1:${ports.serverPort};
    location / { proxy_pass http://servers; proxy_read_timeout 5s; }
  }
  server {
    listen 127.0.0.1:${ports.channelsPort};
    location / {
      proxy_pass http://channels;
      proxy_set_header Upgrade $http_upgrade;
      proxy_set_header Connection $connection_upgrade;
      proxy_read_timeout 120s;
    }
  }
}
`;
}
