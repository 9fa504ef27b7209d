import { createHmac } from 'node:crypto';
import type { Server } from 'node:http';
import * as v from 'valibot';
import { type WebSocket, WebSocketServer } from 'ws';

const Message = v.object({
  event: v.string(),
  data: v.object({
    channel: v.string(),
    auth: v.string(),
    channel_data: v.optional(v.string()),
  }),
});
const Member = v.object({ user_id: v.string(), user_info: v.unknown() });

interface Room {
  sockets: Set<WebSocket>;
  members: Map<string, unknown>;
}

/**
 * What one writes first: a presence server on `ws` that makes and sends the JSON of each message
 * for each recipient. The measurements compare with it.
 */
export function attachPlainServer(http: Server, app: { key: string; secret: string }): void {
  const rooms = new Map<string, Room>();
  let sockets = 0;
  const server = new WebSocketServer({ server: http, perMessageDeflate: false });
  server.on('connection', (webSocket) => {
    sockets += 1;
    const socketId = `1.${sockets}`;
    const leave = new Set<() => void>();
    const send = (to: WebSocket, event: string, channel: string, data: unknown) =>
      to.send(JSON.stringify({ event, channel, data: JSON.stringify(data) }));
    webSocket.on('close', () => {
      for (const each of leave) each();
    });
    webSocket.on('message', (raw) => {
      const { data } = v.parse(Message, JSON.parse(String(raw)));
      const { channel, channel_data: channelData = '{}' } = data;
      const signature = createHmac('sha256', app.secret)
        .update(`${socketId}:${channel}:${channelData}`)
        .digest('hex');
      if (data.auth !== `${app.key}:${signature}`) throw new Error('The load signed wrongly');
      const member = v.parse(Member, JSON.parse(channelData));
      const room = rooms.get(channel) ?? { sockets: new Set(), members: new Map() };
      rooms.set(channel, room);
      for (const other of room.sockets) {
        send(other, 'pusher_internal:member_added', channel, member);
      }
      room.sockets.add(webSocket);
      room.members.set(member.user_id, member.user_info);
      send(webSocket, 'pusher_internal:subscription_succeeded', channel, {
        presence: {
          ids: [...room.members.keys()],
          hash: Object.fromEntries(room.members),
          count: room.members.size,
        },
      });
      leave.add(() => {
        room.sockets.delete(webSocket);
        room.members.delete(member.user_id);
      });
    });
    const established = JSON.stringify({ socket_id: socketId, activity_timeout: 120 });
    webSocket.send(JSON.stringify({ event: 'pusher:connection_established', data: established }));
  });
}
