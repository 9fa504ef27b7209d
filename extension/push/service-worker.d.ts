/** What a service worker has that a window has not, as far as it is used here. */
export {};

declare global {
  interface Window {
    /** Of this worker; there is none in Firefox, whose background page is no service worker. */
    readonly registration: ServiceWorkerRegistration | undefined;
  }

  interface ExtendableEvent extends Event {
    waitUntil(work: Promise<unknown>): void;
  }

  interface PushMessageEvent extends ExtendableEvent {
    readonly data: { text(): string } | null;
  }

  interface NotificationClickEvent extends ExtendableEvent {
    readonly notification: Notification;
    /** The button's action; empty for the notification itself. */
    readonly action: string;
  }

  interface WindowEventMap {
    push: PushMessageEvent;
    notificationclick: NotificationClickEvent;
    pushsubscriptionchange: ExtendableEvent;
  }

  interface NotificationOptions {
    actions?: { action: string; title: string }[];
    timestamp?: number;
  }
}
