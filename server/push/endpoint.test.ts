import { describe, expect, it } from 'vitest';
import { endpointProblem } from './endpoint.ts';
import { PUSH_HOSTS } from './push-hosts.ts';

describe('endpointProblem', () => {
  it.each([
    'https://fcm.googleapis.com/fcm/send/dXf:APA91bH',
    'https://jmt17.google.com/fcm/send/dXf:APA91bH',
    'https://updates.push.services.mozilla.com/wpush/v2/gAAAA',
    'https://wns2-par02p.notify.windows.com/w/?token=BQYAAAC',
    'https://web.push.apple.com/QGuQyavXutnMH',
    'https://FCM.googleapis.com:443/fcm/send/x',
  ])('lets %s pass', (endpoint) => {
    expect(endpointProblem(endpoint, PUSH_HOSTS)).toBeNull();
  });

  it.each([
    ['http', 'http://fcm.googleapis.com/fcm/send/x', /https/],
    ['this machine', 'https://127.0.0.1/x', /address/],
    ['this machine in disguise', 'https://0x7f.1/x', /address/],
    ['this machine as a number', 'https://2130706433/x', /address/],
    ['this machine in IPv6', 'https://[::1]/x', /address/],
    ['this machine by name', 'https://localhost/x', /localhost is no known/],
    ["the cloud's metadata", 'https://169.254.169.254/latest/meta-data/', /address/],
    ['a look-alike', 'https://fcm.googleapis.com.evil.test/x', /no known/],
    ['another look-alike', 'https://evilnotify.windows.com/x', /no known/],
    ['the bare parent of a pattern', 'https://notify.windows.com/x', /no known/],
    ['a host behind a user name', 'https://fcm.googleapis.com@evil.test/x', /user name/],
    ['a user name', 'https://me:secret@fcm.googleapis.com/x', /user name/],
    ['another port', 'https://fcm.googleapis.com:8443/x', /port/],
    ['a trailing dot', 'https://fcm.googleapis.com./x', /no known/],
    ['a letter that looks like another', 'https://fсm.googleapis.com/x', /no known/],
    ['what is no URL', 'fcm.googleapis.com/x', /no URL/],
    ['a very long one', `https://fcm.googleapis.com/${'x'.repeat(1_024)}`, /longer/],
  ])('refuses %s', (_what, endpoint, reason) => {
    expect(endpointProblem(endpoint, PUSH_HOSTS)).toMatch(reason);
  });

  it('knows the hosts that an operator adds, and no others of theirs', () => {
    const hosts = [...PUSH_HOSTS, 'push.example.org'];
    expect(endpointProblem('https://push.example.org/x', hosts)).toBeNull();
    expect(endpointProblem('https://a.push.example.org/x', hosts)).toMatch(/no known/);
  });
});
