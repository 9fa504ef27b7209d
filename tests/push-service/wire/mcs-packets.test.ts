import { describe, expect, it } from 'vitest';
import { encodeMcsPacket, MCS_TAG, MCS_VERSION, McsPacketReader } from './mcs-packets.ts';

const ping = { tag: MCS_TAG.heartbeatPing, body: Buffer.alloc(0) };
const data = { tag: MCS_TAG.dataMessage, body: Buffer.alloc(300, 7) };
const stream = Buffer.concat([
  Buffer.from([MCS_VERSION]),
  encodeMcsPacket(data),
  encodeMcsPacket(ping),
  encodeMcsPacket(data),
]);

describe('McsPacketReader', () => {
  it('reads several packets from one chunk', () => {
    expect(new McsPacketReader().read(stream)).toEqual([data, ping, data]);
  });

  it('reads packets that come byte by byte', () => {
    const reader = new McsPacketReader();
    const read = [...stream].flatMap((byte) => reader.read(Buffer.from([byte])));
    expect(read).toEqual([data, ping, data]);
  });

  it('refuses another version', () => {
    expect(() => new McsPacketReader().read(Buffer.from([38]))).toThrow('version 38');
  });

  it('refuses a packet beyond its limit before it has come', () => {
    const huge = Buffer.from([MCS_VERSION, MCS_TAG.dataMessage, 0xff, 0xff, 0xff, 0x7f]);
    expect(() => new McsPacketReader().read(huge)).toThrow('bytes');
  });
});
