import { describe, expect, it } from 'vitest';
import { Subscriptions } from '../delivery/subscriptions.ts';
import { integerField, integerIn, parseProtobuf } from '../wire/protobuf.ts';
import { Browsers, type KnownBrowser } from './browsers.ts';
import { answerCheckIn } from './check-in.ts';
import { answerRegistration } from './registration.ts';

function setUp() {
  const ignore = () => undefined;
  return { browsers: new Browsers(ignore), subscriptions: new Subscriptions(ignore) };
}

describe('answerCheckIn', () => {
  it('gives a new browser an identity, and knows it again', () => {
    const { browsers } = setUp();
    const answer = parseProtobuf(answerCheckIn(Buffer.alloc(0), browsers, 5) ?? Buffer.alloc(0));
    expect(integerIn(answer, 1)).toBe(1n);
    const [id, token] = [integerIn(answer, 7), integerIn(answer, 8)];
    const again = Buffer.concat([integerField(2, id), integerField(13, token)]);
    const second = parseProtobuf(answerCheckIn(again, browsers, 6) ?? Buffer.alloc(0));
    expect(integerIn(second, 7)).toBe(id);
  });

  it('refuses an identity that is not its own', () => {
    const { browsers } = setUp();
    const { androidId, securityToken } = browsers.add();
    const claim = [integerField(2, androidId), integerField(13, securityToken + 1n)];
    expect(answerCheckIn(Buffer.concat(claim), browsers, 5)).toBeNull();
  });
});

describe('answerRegistration', () => {
  const form = {
    app: 'org.chromium.linux',
    'X-subtype': 'wp:chrome-extension://abc/#ID-V2',
    appid: 'fXyz',
    scope: 'GCM',
    sender: 'VAPIDKEY',
  };

  function register(
    { browsers, subscriptions }: ReturnType<typeof setUp>,
    { androidId, securityToken }: KnownBrowser,
    fields: Record<string, string>,
  ) {
    const authorization = `AidLogin ${androidId}:${securityToken}`;
    return answerRegistration(new URLSearchParams(fields), authorization, browsers, subscriptions);
  }

  it('subscribes and unsubscribes', () => {
    const service = setUp();
    const browser = service.browsers.add();
    const token = register(service, browser, form).replace('token=', '');
    const subscription = service.subscriptions.find(token);
    expect(subscription).toMatchObject({ applicationServerKey: 'VAPIDKEY', gone: false });
    expect(register(service, browser, { ...form, delete: 'true' })).toMatch(/^token=/);
    expect(subscription?.gone).toBe(true);
  });

  it.each([
    ['another subtype', { 'X-subtype': 'wp:chrome-extension://other/#ID-V2' }],
    ['another key', { sender: 'OTHER' }],
    ['another app', { app: 'other' }],
  ])('leaves a subscription alone when %s is unsubscribed', (_, other) => {
    const service = setUp();
    const browser = service.browsers.add();
    const token = register(service, browser, form).replace('token=', '');
    register(service, browser, { ...form, ...other, delete: 'true' });
    register(service, service.browsers.add(), { ...form, delete: 'true' });
    expect(service.subscriptions.find(token)?.gone).toBe(false);
    register(service, browser, { ...form, sender: '*', delete: 'true' });
    expect(service.subscriptions.find(token)?.gone).toBe(true);
  });

  it('keeps nothing of the registration that a browser makes for itself', () => {
    const service = setUp();
    const { scope: _, ...own } = form;
    expect(register(service, service.browsers.add(), own)).toMatch(/^token=/);
    expect(service.subscriptions.all).toEqual([]);
  });

  it('refuses a browser that has not checked in, and a subscription without a key', () => {
    const service = setUp();
    const stranger = { ...service.browsers.add(), securityToken: 1n };
    expect(register(service, stranger, form)).toBe('Error=AUTHENTICATION_FAILED');
    expect(
      answerRegistration(
        new URLSearchParams(form),
        undefined,
        service.browsers,
        service.subscriptions,
      ),
    ).toBe('Error=AUTHENTICATION_FAILED');
    const browser = service.browsers.add();
    expect(register(service, browser, { ...form, sender: '' })).toBe('Error=INVALID_PARAMETERS');
  });
});
