import { once } from 'node:events';
import { createServer } from 'node:http';
import * as v from 'valibot';
import { expect, it, onTestFinished, vi } from 'vitest';
import { request } from './request.ts';

let url = '';
vi.mock('../stored.ts', () => ({ serverUrl: { get: async () => url } }));

it('finds that there is no answer where the connection is lost in the middle of one', async () => {
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'content-length': '100' });
    response.write('{"half":', () => response.destroy());
  });
  onTestFinished(() => void server.close());
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : address}`;
  await expect(request('/api/config', v.unknown())).rejects.toMatchObject({
    name: 'ServerError',
    status: null,
  });
});
