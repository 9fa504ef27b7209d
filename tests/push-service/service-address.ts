import { Agent } from 'node:https';
import * as v from 'valibot';
import { CHECK_IN_PATH, REGISTRATION_PATH } from './browser/browser-server.ts';

/** Where a push service listens on 127.0.0.1, and what its certificate is. */
export const ServiceAddress = v.object({
  /** Check-in, registration and `CONNECT`; plain HTTP. */
  browserPort: v.number(),
  mcsPort: v.number(),
  endpointPort: v.number(),
  /** PEM. */
  ca: v.string(),
  /** A file with `ca` in it. */
  caFile: v.string(),
  spkiHash: v.string(),
});
export type ServiceAddress = v.InferOutput<typeof ServiceAddress>;

/** What browsers and senders have to be told to find a push service. */
export interface ServiceAccess {
  /**
   * Makes an unmodified Chromium use this service. It needs a profile directory of its own, and
   * `bringNetwork` on a machine that may have none.
   */
  readonly chromiumArgs: string[];
  /** The certificate that the endpoints present, PEM. It is good for all their hosts. */
  readonly ca: string;
  /**
   * Leads the requests of a sender in this process to the endpoints, whatever their host:
   * `webPush.sendNotification(subscription, payload, { agent })`. It opens a connection for each.
   */
  readonly agent: Agent;
  /** What makes `agent` do so, for an agent of one's own: `new Agent({ ...route, keepAlive: true })`. */
  readonly route: { host: string; port: number; ca: string };
  /**
   * Environment that leads an unmodified sender on Node ≥ 24.5 to the endpoints, by `CONNECT`. Node's
   * own default agent heeds it, and any other that was made with `proxyEnv: process.env`.
   */
  readonly senderEnv: Record<string, string>;
}

export function accessTo(address: ServiceAddress): ServiceAccess {
  const { browserPort, mcsPort, endpointPort, ca, caFile, spkiHash } = address;
  const route = { host: '127.0.0.1', port: endpointPort, ca };
  return {
    chromiumArgs: [
      `--gcm-checkin-url=http://127.0.0.1:${browserPort}${CHECK_IN_PATH}`,
      `--gcm-registration-url=http://127.0.0.1:${browserPort}${REGISTRATION_PATH}`,
      `--gcm-mcs-endpoint=https://127.0.0.1:${mcsPort}`,
      `--ignore-certificate-errors-spki-list=${spkiHash}`,
    ],
    ca,
    agent: new Agent(route),
    route,
    senderEnv: {
      NODE_USE_ENV_PROXY: '1',
      HTTPS_PROXY: `http://127.0.0.1:${browserPort}`,
      NODE_EXTRA_CA_CERTS: caFile,
    },
  };
}
