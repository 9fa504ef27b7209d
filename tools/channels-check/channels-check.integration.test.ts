import { describe, expect, it } from 'vitest';
import { APP, startChannels } from '../../server/channels/testing/start-channels.ts';
import { createPusherClient } from '../../server/presence/pusher-client.ts';
import { checkHost, type Finding } from './check-host.ts';

async function check(port: number, limit: number, secret = APP.secret): Promise<Finding[]> {
  const { id: appId, key } = APP;
  const target = { appId, key, secret, cluster: null, host: '127.0.0.1', port, tls: false };
  const socketUrl = `ws://127.0.0.1:${port}/app/${key}?protocol=7`;
  const findings: Finding[] = [];
  const api = createPusherClient(target);
  for await (const finding of checkHost({ api, socketUrl, limit })) findings.push(finding);
  return findings;
}

describe('npm run channels:check', () => {
  it('finds all that the product needs on the embedded server', async () => {
    const { port } = await startChannels({ limits: { presenceMembers: 4 } });
    const findings = await check(port, 4);
    expect(findings.filter(({ is }) => is !== 'there')).toEqual([]);
    expect(findings.length).toBeGreaterThan(10);
  });

  it('says in words what is missing, and what comes of it', async () => {
    const limits = { presenceMembers: 3, channelNameLength: 100, channelsPerTrigger: 50 };
    const { port } = await startChannels({ limits });
    const lacking = (await check(port, 4)).filter(({ is }) => is === 'missing');
    expect(lacking.map(({ what, words }) => `${what}: ${words}`)).toEqual([
      expect.stringMatching(/^presence channels that hold .*LimitReached.*set PRESENCE_LIMIT/),
      expect.stringMatching(/^an event for 100 channels at once: .*400/),
      expect.stringMatching(/^channel names of 164 .*rooms with long ids are not entered/),
    ]);
  });

  it('finds nothing where the secret is another, and ends', async () => {
    const { port } = await startChannels();
    const findings = await check(port, 4, 'another');
    expect(findings.filter(({ is }) => is === 'there').map(({ what }) => what)).toEqual([
      'connections by protocol 7, and an answer to pings',
    ]);
    expect(findings[0]?.words).toContain('401');
  });
});
