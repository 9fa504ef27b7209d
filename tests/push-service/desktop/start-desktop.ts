import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import dbus from 'dbus-next';
import { bringDbusDaemon } from './bring-dbus-daemon.ts';
import { NotificationServer } from './notification-server.ts';
import type { ShownNotification } from './shown-notification.ts';

/** A desktop without a screen, on which a test sees and clicks a browser's notifications. */
export interface Desktop extends AsyncDisposable {
  /** Environment of a browser that is to show its notifications here. */
  readonly env: { DBUS_SESSION_BUS_ADDRESS: string };
  /** All notifications, those that are closed too, in the order they were first shown. */
  readonly shown: readonly ShownNotification[];
  /**
   * Waits for a notification, which may be there already.
   *
   * @param timeout ms @default 10_000
   * @throws Error that tells what was shown instead, when the time is over
   */
  waitFor(
    matches: (notification: ShownNotification) => boolean,
    timeout?: number,
  ): Promise<ShownNotification>;
  /** Clicks the notification, or its button of that label. */
  click(id: number, label?: string): void;
  /** Closes the notification, as its reader would. */
  dismiss(id: number): void;
  close(): Promise<void>;
}

/**
 * Starts a private session bus with a notification server on it (Linux only). Headless Chromium
 * shows its notifications there as it would on a real desktop.
 *
 * @throws Error with one line on what to do where there is no dbus-daemon and it can't be brought
 */
export async function startDesktop(): Promise<Desktop> {
  const program = bringDbusDaemon();
  const directory = await mkdtemp(join(tmpdir(), 'alongside-desktop-'));
  const configuration = join(directory, 'session.conf');
  await writeFile(configuration, sessionConfiguration(directory));
  const daemon = spawn(
    program,
    [`--config-file=${configuration}`, '--nofork', '--nopidfile', '--print-address=1'],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let errors = '';
  daemon.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors = (errors + text).slice(-10_000);
  });
  const ended = once(daemon, 'close');
  const kill = () => daemon.kill();
  process.once('exit', kill); // where a test ends before it could close this
  const address = await Promise.race([firstLine(daemon.stdout), ended.then(() => null)]);
  if (address === null) throw new Error(`dbus-daemon did not start:\n${errors}`);
  const bus = dbus.sessionBus({ busAddress: address });
  const server = new NotificationServer(bus);
  await server.start();

  async function close(): Promise<void> {
    bus.disconnect();
    kill();
    await ended;
    process.off('exit', kill);
    await rm(directory, { recursive: true, force: true });
  }

  return {
    env: { DBUS_SESSION_BUS_ADDRESS: address },
    shown: server.shown,
    async waitFor(matches, timeout = 10_000) {
      let found = server.shown.find(matches);
      if (found) return found;
      const isFound = (changed: ShownNotification) => {
        if (matches(changed)) found = changed;
        return found !== undefined;
      };
      const complaint = () => {
        const titles = server.shown.map(({ title, open }) => `${title}${open ? '' : ' (closed)'}`);
        return `No notification matches. Shown: ${titles.join(', ') || 'none'}`;
      };
      await server.changes.until(isFound, timeout, complaint);
      if (!found) throw new Error(complaint());
      return found;
    },
    click: (id, label) => server.click(id, label),
    dismiss: (id) => server.dismiss(id),
    close,
    [Symbol.asyncDispose]: close,
  };
}

/** Names no service directory, so that nothing of the real desktop is started on it. */
function sessionConfiguration(directory: string): string {
  return `<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-BUS Bus Configuration 1.0//EN"
  "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path=${directory}/bus</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
`;
}

async function firstLine(stream: NodeJS.ReadableStream): Promise<string | null> {
  for await (const line of createInterface({ input: stream })) return line;
  return null;
}
