import { render } from 'preact';
import { browser } from 'wxt/browser';
import { watchNetwork } from '../../activity/network-events.ts';
import { earlierAt } from '../../popup/earlier-notifications.ts';
import { Popup } from '../../popup/popup.tsx';
import { openPopupPort } from '../../popup/popup-port.ts';
import { popupWords } from '../../words/popup.ts';

document.documentElement.lang = popupWords.lang;
const place = document.getElementById('popup');
const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
const tabId = tab?.id ?? null;
const pageActions = {
  async check() {
    // With all presets it weighs as much as the rest, and is seldom asked for.
    const { checkTab } = await import('../../chapter/open-tab/check-tab.ts');
    return checkTab(tabId);
  },
  copy: (text: string) => navigator.clipboard.writeText(text),
};
async function chooseFirst(): Promise<void> {
  await browser.tabs.create({ url: browser.runtime.getURL('/welcome.html') });
  window.close(); // Firefox leaves it open
}
const port = openPopupPort(tabId, (view) => draw(view));
watchNetwork(new AbortController().signal, port.network);
draw(null);

function draw(view: Parameters<typeof Popup>[0]['view']): void {
  if (!place) return;
  render(
    <Popup
      view={view}
      {...port}
      notificationActions={{ ...port, earlier: earlierAt(view?.serverUrl, port.token) }}
      pageActions={pageActions}
      onChooseFirst={chooseFirst}
    />,
    place,
  );
}
