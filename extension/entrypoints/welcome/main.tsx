import { render } from 'preact';
import { browser } from 'wxt/browser';
import { openPopupPort } from '../../popup/popup-port.ts';
import { Welcome } from '../../welcome/welcome.tsx';
import { welcomeWords } from '../../words/welcome.ts';

document.documentElement.lang = welcomeWords.lang;
document.title = welcomeWords.title;
const place = document.getElementById('welcome');
const port = openPopupPort(null, (view) => draw(view));
draw(null);

function draw(view: Parameters<typeof Welcome>[0]['view']): void {
  if (!place) return;
  const openOptions = () => void browser.runtime.openOptionsPage();
  render(<Welcome view={view} {...port} openOptions={openOptions} />, place);
}
