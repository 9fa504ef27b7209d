/**
 * Hosts of the browser vendors' push services. `*.` stands for any number of labels before the rest.
 */
export const PUSH_HOSTS: readonly string[] = [
  // Google: Chrome, Edge on Android, Opera, Brave … and Debian's Chromium.
  'fcm.googleapis.com',
  'jmt17.google.com',
  // Mozilla: Firefox.
  '*.push.services.mozilla.com',
  // Microsoft: Edge on Windows.
  '*.notify.windows.com',
  // Apple: Safari.
  '*.push.apple.com',
];
