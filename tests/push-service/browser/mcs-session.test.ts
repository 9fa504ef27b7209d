import { describe, expect, it } from 'vitest';
import type { PushMessage } from '../delivery/push-message.ts';
import { Subscriptions } from '../delivery/subscriptions.ts';
import {
  encodeMcsPacket,
  MCS_TAG,
  MCS_VERSION,
  type McsPacket,
  McsPacketReader,
} from '../wire/mcs-packets.ts';
import {
  bytesField,
  bytesIn,
  integerField,
  integerIn,
  parseProtobuf,
  textsIn,
} from '../wire/protobuf.ts';
import { Browsers, type KnownBrowser } from './browsers.ts';
import { McsSession } from './mcs-session.ts';

const move = (message: PushMessage, state: PushMessage['state']) => {
  message.state = state;
};

/** A service that knows one browser with one subscription, and a way to send to it. */
function setUp() {
  const browsers = new Browsers(move);
  const browser = browsers.add();
  const subscription = new Subscriptions(move).register({
    instanceId: 'fXyz',
    app: 'org.chromium.linux',
    subtype: 'wp:chrome-extension://abc/#ID-V2',
    applicationServerKey: 'VAPIDKEY',
    mailbox: browser.mailbox,
  });
  let count = 0;
  const post = (body = Buffer.from('encrypted')) => {
    const message: PushMessage = {
      id: `m${++count}`,
      subscription,
      body,
      acceptedAt: 1_000_000,
      state: 'waiting',
      ttl: 60,
      urgency: 'normal',
      topic: 'news',
    };
    subscription.mailbox.post(message);
    return message;
  };
  return { browsers, browser, post };
}

/** The browser's side of a connection that has just been opened. */
function connect(browsers: Browsers) {
  const written: Buffer[] = [];
  const session = new McsSession(
    { write: (bytes) => written.push(bytes), end: () => undefined },
    browsers,
  );
  const reader = new McsPacketReader();
  const read = (): McsPacket[] => reader.read(Buffer.concat(written.splice(0)));
  const send = (tag: number, ...body: Buffer[]) =>
    session.read(encodeMcsPacket({ tag, body: Buffer.concat(body) }));
  const logIn = ({ androidId, securityToken }: KnownBrowser, received: string[] = []) => {
    session.read(Buffer.from([MCS_VERSION]));
    send(
      MCS_TAG.loginRequest,
      bytesField(1, 'chrome-156'),
      bytesField(3, String(androidId)),
      bytesField(5, String(securityToken)),
      ...received.map((id) => bytesField(10, id)),
    );
  };
  return { session, read, send, logIn };
}

const receivedUpTo = (streamId: number) => integerField(10, streamId);

describe('McsSession', () => {
  it('accepts the login of a browser that has checked in', () => {
    const { browsers, browser } = setUp();
    const { read, logIn } = connect(browsers);
    logIn(browser);
    const [response] = read();
    expect(response?.tag).toBe(MCS_TAG.loginResponse);
    expect(bytesIn(parseProtobuf(response?.body ?? Buffer.alloc(0)), 3)).toEqual([]);
    expect(browser.mailbox.connected).toBe(true);
  });

  it('refuses any other', () => {
    const { browsers, browser } = setUp();
    const { read, logIn } = connect(browsers);
    logIn({ ...browser, securityToken: browser.securityToken + 1n });
    const [response] = read();
    expect(bytesIn(parseProtobuf(response?.body ?? Buffer.alloc(0)), 3)).toHaveLength(1);
    expect(browser.mailbox.connected).toBe(false);
  });

  it('sends a message as the browser expects it', () => {
    const { browsers, browser, post } = setUp();
    const { read, logIn } = connect(browsers);
    logIn(browser);
    post();
    const [, packet] = read();
    expect(packet?.tag).toBe(MCS_TAG.dataMessage);
    const fields = parseProtobuf(packet?.body ?? Buffer.alloc(0));
    expect(textsIn(fields, 3)).toEqual(['VAPIDKEY']);
    expect(textsIn(fields, 5)).toEqual(['org.chromium.linux']);
    expect(textsIn(fields, 6)).toEqual(['news']);
    expect(bytesIn(fields, 7).map((data) => textsIn(parseProtobuf(data), 2)[0])).toEqual([
      'wp:chrome-extension://abc/#ID-V2',
      'aes128gcm',
    ]);
    expect(textsIn(fields, 9)).toEqual(['m1']);
    expect(integerIn(fields, 10)).toBe(2n); // the login's answer was the first
    expect(textsIn(fields, 21)).toEqual(['encrypted']);
  });

  it('names no encoding for a message without a body', () => {
    const { browsers, browser, post } = setUp();
    const { read, logIn } = connect(browsers);
    logIn(browser);
    post(Buffer.alloc(0));
    const fields = parseProtobuf(read()[1]?.body ?? Buffer.alloc(0));
    expect([bytesIn(fields, 7).length, bytesIn(fields, 21).length]).toEqual([1, 0]);
  });

  it('takes what the browser has received as acknowledged', () => {
    const { browsers, browser, post } = setUp();
    const { send, logIn } = connect(browsers);
    logIn(browser);
    const [first, second] = [post(), post()];
    send(MCS_TAG.iqStanza, receivedUpTo(2));
    expect([first.state, second.state]).toEqual(['acknowledged', 'sent']);
    send(MCS_TAG.heartbeatPing, integerField(2, 3));
    expect(second.state).toBe('acknowledged');
  });

  it('answers a heartbeat, and says how much it has received', () => {
    const { browsers, browser } = setUp();
    const { read, send, logIn } = connect(browsers);
    logIn(browser);
    send(MCS_TAG.heartbeatPing);
    const [, ack] = read();
    expect(ack?.tag).toBe(MCS_TAG.heartbeatAck);
    expect(integerIn(parseProtobuf(ack?.body ?? Buffer.alloc(0)), 2)).toBe(2n);
  });

  it('sends again on the next connection what the browser has not got', () => {
    const { browsers, browser, post } = setUp();
    const first = connect(browsers);
    first.logIn(browser);
    const messages = [post(), post()];
    messages[0]?.subscription.mailbox.acknowledge(messages[0]);
    first.session.end();
    expect(messages.map(({ state }) => state)).toEqual(['acknowledged', 'waiting']);

    const second = connect(browsers);
    second.logIn(browser, ['m2']);
    expect(second.read()).toHaveLength(1); // the login's answer alone
    expect(messages[1]?.state).toBe('acknowledged');
  });

  it('waits until as many browsers are connected as it is asked for', async () => {
    const { browsers, browser } = setUp();
    const { session, logIn } = connect(browsers);
    const connected = browsers.waitFor(1, 1000);
    logIn(browser);
    await connected;
    const gone = browsers.waitFor(0, 1000);
    session.end();
    await gone;
    await expect(browsers.waitFor(1, 1)).rejects.toThrow('0 browsers are connected, not 1');
  });

  it('gives up on what is not MCS', () => {
    const { session } = connect(setUp().browsers);
    expect(() => session.read(Buffer.from('GET / HTTP/1.1'))).toThrow('version');
  });
});
