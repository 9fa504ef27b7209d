import { describe, expect, it } from 'vitest';
import { forwardingHeader } from './forwarding-headers.ts';

describe('forwardingHeader', () => {
  it.each([
    'Forwarded',
    'Via',
    'X-Forwarded-For',
    'X-Forwarded-Host',
    'X-Forwarded-Proto',
    'X-Forwarded-Port',
    'X-Forwarded-Server',
    'X-Forwarded-Prefix',
    'X-Forwarded-Anything',
    'X-Forwarder-For',
    'X_Forwarded_For',
    'X-Real-IP',
    'X-Real-Port',
    'X-Client-IP',
    'Client-IP',
    'True-Client-IP',
    'X-Cluster-Client-IP',
    'CF-Connecting-IP',
    'CF-Connecting-IPv6',
    'CF-Ray',
    'CDN-Loop',
    'Fastly-Client-IP',
    'Fly-Client-IP',
    'WL-Proxy-Client-IP',
    'X-Remote-Addr',
    'X-ProxyUser-IP',
    'X-Original-Host',
    'X-Original-URL',
    'X-Rewrite-URL',
    'X-Envoy-External-Address',
    'X-Amzn-Trace-Id',
    'X-Amz-Cf-Id',
    'X-AppEngine-User-IP',
    'X-Azure-ClientIP',
    'X-ARR-SSL',
    'X-Vercel-Id',
    'Tailscale-User-Login',
    'X-Cloud-Trace-Context',
    'Proxy-Connection',
    'Front-End-Https',
  ])('knows %s', (name) => {
    expect(forwardingHeader(['host', name])).toBe(name.toLowerCase().replaceAll('_', '-'));
  });

  it('finds none in what a browser and Node send', () => {
    const browser = [
      ...['accept', 'accept-encoding', 'accept-language', 'authorization', 'cache-control'],
      ...['connection', 'content-length', 'content-type', 'cookie', 'host', 'if-none-match'],
      ...['idempotency-key', 'origin', 'pragma', 'priority', 'referer', 'sec-ch-ua'],
      ...['sec-fetch-dest', 'sec-fetch-mode', 'sec-fetch-site', 'sec-fetch-user', 'sec-gpc'],
      ...['upgrade-insecure-requests', 'user-agent', 'x-requested-with', 'dnt', 'te', 'range'],
    ];
    expect(forwardingHeader(browser)).toBeNull();
  });
});
