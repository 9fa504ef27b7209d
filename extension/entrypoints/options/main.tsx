import { render } from 'preact';
import { createMyData } from '../../options/my-data.ts';
import { Options } from '../../options/options.tsx';
import { earlierAt } from '../../popup/earlier-notifications.ts';
import { openPopupPort } from '../../popup/popup-port.ts';
import { optionsWords } from '../../words/options.ts';

document.documentElement.lang = optionsWords.lang;
document.title = optionsWords.title;
const place = document.getElementById('options');
const port = openPopupPort(null, (view) => draw(view));
draw(null);

function draw(view: Parameters<typeof Options>[0]['view']): void {
  if (!place) return;
  render(
    <Options
      view={view}
      choose={port.choose}
      notificationActions={{ ...port, earlier: earlierAt(view?.serverUrl, port.token) }}
      myDataAt={(serverUrl) => createMyData(serverUrl, port.token)}
      save={save}
    />,
    place,
  );
}

function save(file: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = 'alongside-my-data.json';
  link.click();
  URL.revokeObjectURL(link.href);
}
