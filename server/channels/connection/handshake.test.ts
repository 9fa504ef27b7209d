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
    ['/app/key?protocol=7&version=', 4006],
    ['/app/key?protocol=07', 4007],
    ['/app/key?protocol=8', 4007],
    ['/app/key?protocol=', 4008],
  ])('refuses %s with %i', (url, code) => {
    expect(read(url)).toMatchObject({ error: { code } });
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
