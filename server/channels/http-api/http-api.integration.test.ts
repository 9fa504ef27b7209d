import { describe, expect, it } from 'vitest';
import { EVENT, request } from '../testing/signed-request.ts';
import { startChannels } from '../testing/start-channels.ts';

describe('any request', () => {
  it('needs a signature', async () => {
    const { port } = await startChannels();
    const response = await fetch(`http://127.0.0.1:${port}/apps/1/channels`);
    expect(response.status).toBe(401);
    expect(await response.text()).toContain('auth_key');
  });

  it('whose body is not what was signed is refused', async () => {
    const { api, port } = await startChannels();
    const path = '/apps/1/events';
    const query = api.createSignedQueryString({
      method: 'POST',
      path,
      body: JSON.stringify(EVENT),
    });
    const body = JSON.stringify({ ...EVENT, name: 'forged' });
    const response = await fetch(`http://127.0.0.1:${port}${path}?${query}`, {
      method: 'POST',
      body,
    });
    expect(response.status).toBe(401);
  });

  it('for an app that is not there, or a resource, is answered with 404', async () => {
    const running = await startChannels();
    const base = `http://127.0.0.1:${running.port}`;
    expect((await fetch(`${base}/apps/2/channels`)).status).toBe(404);
    expect((await fetch(`${base}/apps`)).status).toBe(404);
    expect((await request(running, 'GET', '/weather')).status).toBe(404);
    expect((await request(running, 'GET', '/channels/a/b/c')).status).toBe(404);
  });

  it('with another method is answered with 405', async () => {
    const running = await startChannels();
    expect((await request(running, 'GET', '/events')).status).toBe(405);
    expect((await request(running, 'POST', '/channels')).status).toBe(405);
  });

  it('with a path that can not be decoded is answered with 400', async () => {
    const { port } = await startChannels();
    expect((await fetch(`http://127.0.0.1:${port}/apps/1/channels/%ff`)).status).toBe(400);
  });

  it('for a disabled app is answered with 403', async () => {
    const running = await startChannels({ app: { enabled: false } });
    expect((await request(running, 'GET', '/channels')).status).toBe(403);
  });

  it('of a browser is allowed from any origin', async () => {
    const { port } = await startChannels();
    const url = `http://127.0.0.1:${port}/apps/1/events`;
    const preflight = await fetch(url, { method: 'OPTIONS' });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('access-control-allow-methods')).toContain('POST');
    const response = await fetch(url, { method: 'POST' });
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
  });

  it('elsewhere is left to the other listeners of the server', async () => {
    const { port } = await startChannels();
    const response = await fetch(`http://127.0.0.1:${port}/application`);
    expect(await response.text()).toBe('elsewhere');
  });
});
