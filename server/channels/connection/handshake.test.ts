import { describe, expect, it } from 'vitest';
import { requestTarget } from '../protocol/request-target.ts';
import { isChannelsPath, readHandshake } from './handshake.ts';

function read(url: string) {
  return readHandshake(requestTarget(url));
}

describe('readHandshake', () => {
  it.each(['7', '6', '5', '4'])('takes protocol %s', (protocol) => {
    expect(read(`/app/key?protocol=${protocol}`)).toEqual({ key: 'key' });
  });

  it.each(['8.6.0', '7.0', '1', '2.1.6-rc.1', '5.2.0+build'])('takes version %s', (version) => {
    const url = `/app/key?protocol=7&client=js&version=${encodeURIComponent(version)}`;
    expect(read(url)).toEqual({ key: 'key' });
  });

  it.each([
    ['//', 4005],
    ['/app/', 4005],
    ['/app/key/x?protocol=7', 4005],
    ['*', 4005],
    [`/app/${'k'.repeat(129)}?protocol=7`, 4005],
    [`/app/key?protocol=7&version=${'1.'.repeat(100)}!`, 4006],
    ['/app/key?protocol=7&version=', 4006],
    ['/app/key?protocol=07', 4007],
    ['/app/key?protocol=8', 4007],
    ['/app/key?protocol=', 4008],
  ])('refuses %s with %i', (url, code) => {
    expect(read(url)).toMatchObject({ error: { code } });
  });
});

describe('a handshake made to be slow to read', () => {
  it.each([
    ['a version of many numbers', `/app/key?protocol=7&version=${'1.1.'.repeat(250_000)}!`],
    ['a version of many parts', `/app/key?protocol=7&version=1${'-+.'.repeat(300_000)}!`],
    ['a key of many semicolons', `/app/${';'.repeat(1_000_000)}`],
    ['a path of many slashes', `/app/${'/'.repeat(1_000_000)}x`],
  ])('by %s is refused within milliseconds', (_what, url) => {
    // Not by the clock: other tests run at the same time.
    const started = process.threadCpuUsage();
    expect(read(url)).toHaveProperty('error');
    expect(process.threadCpuUsage(started).user).toBeLessThan(500_000);
  });
});

describe('isChannelsPath', () => {
  it('tells paths of Channels from others', () => {
    expect(isChannelsPath('/app/key')).toBe(true);
    expect(isChannelsPath('/app')).toBe(true);
    expect(isChannelsPath('/application')).toBe(false);
    expect(isChannelsPath('/')).toBe(false);
  });
});
