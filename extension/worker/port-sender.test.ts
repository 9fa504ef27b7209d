import { describe, expect, it } from 'vitest';
import { portSenderOf } from './port-sender.ts';

const OURS = 'chrome-extension://ours/';
const options = {
  extensionId: 'ours',
  extensionUrl: OURS,
  isCourseSite: (url: string) => url.startsWith('https://course.test/'),
};
const tab = { id: 7 };
type Sender = NonNullable<Parameters<typeof portSenderOf>[0]['sender']>;
const of = (sender: Partial<Record<keyof Sender, unknown>>) =>
  portSenderOf({ sender: sender as Sender }, options);

describe('a port', () => {
  it.each([
    ['of the popup', { id: 'ours', url: `${OURS}popup.html` }, 'popup'],
    ['of the popup, opened in a tab', { id: 'ours', url: `${OURS}popup.html`, tab }, 'popup'],
    ['of a chapter', { id: 'ours', url: 'https://course.test/1', tab }, 'course-page'],
    ['of a frame', { id: 'ours', url: 'https://course.test/1', tab, frameId: 3 }, null],
    ['of a page of another site', { id: 'ours', url: 'https://else.test/1', tab }, null],
    ['of a page without a tab', { id: 'ours', url: 'https://course.test/1' }, null],
    ['of another extension', { id: 'other', url: 'chrome-extension://other/popup.html' }, null],
    ['of another extension’s page', { url: 'chrome-extension://oursandmore/popup.html' }, null],
    [
      'of a site that is named like the extension',
      { id: 'ours', url: 'https://ours/popup.html', tab },
      null,
    ],
    ['of nobody', {}, null],
  ])('%s is told by who opened it', (_, sender, expected) => {
    expect(of(sender)).toBe(expected);
  });
});
