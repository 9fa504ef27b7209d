import { render } from 'preact';
import { browser } from 'wxt/browser';
import { watchNetwork } from '../../activity/network-events.ts';
import { Popup } from '../../popup/popup.tsx';
import { openPopupPort } from '../../popup/popup-port.ts';
import { popupWords } from '../../words/popup.ts';

document.documentElement.lang = popupWords.lang;
const place = document.getElementById('popup');
const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
const port = openPopupPort(tab?.id ?? null, (view) => draw(view));
watchNetwork(new AbortController().signal, port.network);
draw(null);

function draw(view: Parameters<typeof Popup>[0]['view']): void {
  if (place) render(<Popup view={view} {...port} notificationActions={port} />, place);
}
