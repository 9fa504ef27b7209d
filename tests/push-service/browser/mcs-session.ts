import type { PushMessage } from '../delivery/push-message.ts';
import { encodeMcsPacket, MCS_TAG, MCS_VERSION, McsPacketReader } from '../wire/mcs-packets.ts';
import type { Browsers, KnownBrowser } from './browsers.ts';
import {
  encodeDataMessage,
  encodeHeartbeatAck,
  encodeLoginResponse,
  lastReceivedIn,
  parseMcsLogin,
} from './mcs-messages.ts';

/** What a session needs of its socket. */
interface Connection {
  write(bytes: Buffer): unknown;
  end(): unknown;
}

/**
 * One connection of a browser over which it gets its push messages. Either side counts the packets
 * it sends, the login being the first, and says in what it sends how many it has received; that
 * acknowledges the messages among them. Chromium: google_apis/gcm/engine/mcs_client.cc
 */
export class McsSession {
  readonly #connection: Connection;
  readonly #browsers: Browsers;
  readonly #reader = new McsPacketReader();
  readonly #unacknowledged: { streamId: number; message: PushMessage }[] = [];
  #browser: KnownBrowser | null = null;
  #disconnect: (() => void) | null = null;
  #packetsSent = 0;
  #packetsReceived = 0;

  constructor(connection: Connection, browsers: Browsers) {
    this.#connection = connection;
    this.#browsers = browsers;
  }

  /** @throws Error when the browser does not speak MCS; the connection is of no use then */
  read(chunk: Buffer): void {
    for (const { tag, body } of this.#reader.read(chunk)) {
      this.#packetsReceived++;
      if (tag === MCS_TAG.loginRequest) this.#logIn(body);
      else this.#acknowledgeTo(lastReceivedIn(tag, body));
      if (tag === MCS_TAG.heartbeatPing) {
        this.#write(MCS_TAG.heartbeatAck, encodeHeartbeatAck(this.#packetsReceived));
      }
    }
  }

  /** The connection is gone. */
  end(): void {
    this.#disconnect?.();
    this.#browser = null;
  }

  #logIn(body: Buffer): void {
    const { id, androidId, securityToken, received } = parseMcsLogin(body);
    const browser = this.#browsers.find(androidId, securityToken);
    this.#connection.write(Buffer.from([MCS_VERSION]));
    this.#write(MCS_TAG.loginResponse, encodeLoginResponse(id, browser !== null, Date.now()));
    if (!browser) {
      this.#connection.end();
      return;
    }
    this.#browser = browser;
    const send = (message: PushMessage) => this.#send(message);
    this.#disconnect = this.#browsers.connect(browser, send, received);
  }

  #send(message: PushMessage): void {
    const { holder } = message.subscription;
    if (holder.kind !== 'browser') throw new Error('A message without a browser came to one.');
    const streamId = this.#packetsSent + 1;
    this.#unacknowledged.push({ streamId, message });
    this.#write(
      MCS_TAG.dataMessage,
      encodeDataMessage(message, holder, {
        id: streamId,
        lastReceived: this.#packetsReceived,
        now: Date.now(),
      }),
    );
  }

  #acknowledgeTo(streamId: number): void {
    const acknowledged = this.#unacknowledged.filter((sent) => sent.streamId <= streamId);
    this.#unacknowledged.splice(0, acknowledged.length);
    for (const { message } of acknowledged) this.#browser?.mailbox.acknowledge(message);
  }

  #write(tag: number, body: Buffer): void {
    this.#packetsSent++;
    this.#connection.write(encodeMcsPacket({ tag, body }));
  }
}
