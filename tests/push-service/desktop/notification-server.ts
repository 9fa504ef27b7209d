import dbus, { type Message, type MessageBus } from 'dbus-next';
import * as v from 'valibot';
import { Changes } from '../waiting/changes.ts';
import { CLICK, parseNotify, type ShownNotification } from './shown-notification.ts';

const NAME = 'org.freedesktop.Notifications';
const PATH = '/org/freedesktop/Notifications';

/**
 * What a browser wants to know before it trusts a desktop with its notifications. Without
 * `body-markup` the body comes as plain text, and with `x-kde-origin-name` without its sender.
 */
const CAPABILITIES = ['actions', 'body', 'persistence', 'x-kde-origin-name'];
const SERVER_INFORMATION = ['Test desktop', 'Alongside', '1.0', '1.2'];

/** Why a notification closed: reasons of the specification. */
const DISMISSED = 2;
const CLOSED_BY_CALL = 3;

/** Plays the part of a desktop that shows notifications, on `bus`. */
export class NotificationServer {
  readonly shown: ShownNotification[] = [];
  readonly changes = new Changes<ShownNotification>();
  readonly #bus: MessageBus;

  constructor(bus: MessageBus) {
    this.#bus = bus;
  }

  /** From now on browsers on the bus find it. */
  async start(): Promise<void> {
    this.#bus.addMethodHandler((call: Message) => this.#handle(call));
    await this.#bus.requestName(NAME, 0);
  }

  /** As a click on the notification, or on the button of that label. */
  click(id: number, label?: string): void {
    const { buttons, title } = this.#find(id);
    const key = label === undefined ? CLICK : buttons.find((other) => other.label === label)?.key;
    if (key === undefined) {
      const labels = buttons.map((button) => button.label).join(', ') || 'none';
      throw new Error(`"${title}" has no button "${label}"; its buttons: ${labels}.`);
    }
    this.#signal('ActionInvoked', 'us', [id, key]);
  }

  /** As a click on the cross. */
  dismiss(id: number): void {
    this.#close(this.#find(id), DISMISSED);
  }

  #handle(call: Message): boolean {
    if (call.interface !== NAME) return false;
    switch (call.member) {
      case 'GetCapabilities':
        this.#reply(call, 'as', [CAPABILITIES]);
        return true;
      case 'GetServerInformation':
        this.#reply(call, 'ssss', SERVER_INFORMATION);
        return true;
      case 'Notify':
        this.#reply(call, 'u', [this.#show(call.body)]);
        return true;
      case 'CloseNotification': {
        const [id] = v.parse(v.tuple([v.number()]), call.body);
        this.#reply(call, '', []);
        const notification = this.shown.find((other) => other.id === id);
        if (notification?.open) this.#close(notification, CLOSED_BY_CALL);
        return true;
      }
      default:
        return false;
    }
  }

  #show(body: unknown): number {
    const { replaces, ...content } = parseNotify(body);
    const replaced = this.shown.find(({ id, open }) => id === replaces && open);
    if (replaced) {
      Object.assign(replaced, content, { timesShown: replaced.timesShown + 1 });
      this.changes.notify(replaced);
      return replaced.id;
    }
    const notification = { ...content, id: this.shown.length + 1, timesShown: 1, open: true };
    this.shown.push(notification);
    this.changes.notify(notification);
    return notification.id;
  }

  #close(notification: ShownNotification, reason: number): void {
    notification.open = false;
    this.#signal('NotificationClosed', 'uu', [notification.id, reason]);
    this.changes.notify(notification);
  }

  #find(id: number): ShownNotification {
    const found = this.shown.find((notification) => notification.id === id && notification.open);
    if (!found) throw new Error(`There is no open notification ${id}.`);
    return found;
  }

  #reply(call: Message, signature: string, body: unknown[]): void {
    this.#bus.send(dbus.Message.newMethodReturn(call, signature, body));
  }

  #signal(name: string, signature: string, body: unknown[]): void {
    this.#bus.send(dbus.Message.newSignal(PATH, NAME, name, signature, body));
  }
}
