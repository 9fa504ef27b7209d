import { describe, expect, it } from 'vitest';
import { Mailbox } from './mailbox.ts';
import type { PushMessage } from './push-message.ts';
import type { Subscription } from './subscription.ts';

/** A mailbox, messages for it, and what was sent from it. */
function setUp() {
  const mailbox = new Mailbox((message, state) => {
    message.state = state;
  });
  const subscribe = (token: string): Subscription => ({
    token,
    applicationServerKey: 'KEY',
    mailbox,
    gone: false,
    holder: { kind: 'browser', app: 'app', subtype: token },
  });
  const subscription = subscribe('one');
  const sent: PushMessage[] = [];
  const post = (id: string, more: Partial<PushMessage> = {}) => {
    const message: PushMessage = {
      id,
      subscription,
      body: Buffer.alloc(0),
      acceptedAt: 0,
      state: 'waiting',
      ttl: 60,
      urgency: 'normal',
      topic: null,
      ...more,
    };
    mailbox.post(message);
    return message;
  };
  const connect = (received?: string[]) =>
    mailbox.connect((message) => sent.push(message), new Set(received));
  return { mailbox, subscribe, subscription, sent, post, connect };
}

describe('Mailbox', () => {
  it('sends a message to a browser that is there, until it acknowledges it', () => {
    const { mailbox, sent, post, connect } = setUp();
    connect();
    const message = post('a');
    expect([sent, message.state]).toEqual([[message], 'sent']);
    mailbox.acknowledge(message);
    expect(message.state).toBe('acknowledged');
  });

  it('keeps messages for a browser that is away, in their order', () => {
    const { sent, post, connect } = setUp();
    const messages = [post('a'), post('b')];
    expect(messages.map(({ state }) => state)).toEqual(['waiting', 'waiting']);
    connect();
    expect(sent).toEqual(messages);
  });

  it('sends once more what was not acknowledged when the connection was lost', () => {
    const { mailbox, sent, post, connect } = setUp();
    const disconnect = connect();
    const [first, second] = [post('a'), post('b')];
    mailbox.acknowledge(first);
    disconnect();
    expect([first.state, second.state]).toEqual(['acknowledged', 'waiting']);
    connect();
    expect(sent).toEqual([first, second, second]);
  });

  it('sends nothing again that the browser has', () => {
    const { sent, post, connect } = setUp();
    connect()();
    const message = post('a');
    connect(['a']);
    expect([sent, message.state]).toEqual([[], 'acknowledged']);
  });

  it('leaves a new connection alone when the one before it ends', () => {
    const { mailbox, post, connect } = setUp();
    const endOfFirst = connect();
    connect();
    endOfFirst();
    expect(mailbox.connected).toBe(true);
    expect(post('a').state).toBe('sent');
  });

  it('replaces a waiting message of the same topic and subscription', () => {
    const { subscribe, sent, post, connect } = setUp();
    const old = post('a', { topic: 'news' });
    const others = [post('b', { topic: 'news', subscription: subscribe('two') }), post('c')];
    const latest = post('d', { topic: 'news' });
    expect(old.state).toBe('replaced');
    connect();
    expect(sent).toEqual([...others, latest]);
  });

  it('replaces a sent message of the same topic when both come back', () => {
    const { sent, post, connect } = setUp();
    const disconnect = connect();
    const [old, latest] = [post('a', { topic: 'news' }), post('b', { topic: 'news' })];
    disconnect();
    expect([old.state, latest.state]).toEqual(['replaced', 'waiting']);
    connect();
    expect(sent).toEqual([old, latest, latest]);
  });

  it('lets a waiting message expire, but none that was sent', () => {
    const { mailbox, sent, post, connect } = setUp();
    const waiting = post('a');
    mailbox.expire(waiting);
    expect(waiting.state).toBe('expired');
    connect();
    const under = post('b');
    mailbox.expire(under);
    expect([under.state, sent]).toEqual(['sent', [under]]);
  });

  it('keeps no message with a TTL of 0', () => {
    const { post, connect } = setUp();
    expect(post('a', { ttl: 0 }).state).toBe('expired');
    const disconnect = connect();
    const sent = post('b', { ttl: 0 });
    expect(sent.state).toBe('sent');
    disconnect();
    expect(sent.state).toBe('expired');
  });

  it('drops what waits for a subscription that ends', () => {
    const { mailbox, subscribe, subscription, post } = setUp();
    const [gone, kept] = [post('a'), post('b', { subscription: subscribe('two') })];
    mailbox.drop(subscription);
    expect([gone.state, kept.state]).toEqual(['dropped', 'waiting']);
  });

  it('sends nothing again for a subscription that has ended', () => {
    const { mailbox, subscription, post, connect } = setUp();
    const disconnect = connect();
    const message = post('a');
    subscription.gone = true;
    mailbox.drop(subscription);
    expect(message.state).toBe('sent');
    disconnect();
    expect(message.state).toBe('dropped');
  });
});
