import { render } from 'preact';
import * as v from 'valibot';
import { ReportRequest } from '../../../server/contract/moderation.ts';
import { openPopupPort } from '../../popup/popup-port.ts';
import { Report } from '../../report/report.tsx';
import { sendReport } from '../../report/send-report.ts';
import { serverUrl } from '../../stored.ts';
import { reportWords } from '../../words/report.ts';

/** Whom the worker has opened the page for: another address asks nothing. */
const Asked = v.object({ ...ReportRequest.entries, name: v.string() });

document.documentElement.lang = reportWords.lang;
document.title = reportWords.title;
const place = document.getElementById('report');
const asked = v.safeParse(Asked, Object.fromEntries(new URLSearchParams(location.search)));
if (place && asked.success) {
  const { name, ...request } = asked.output;
  const port = openPopupPort(null, () => undefined);
  const send = async () => sendReport(await serverUrl.get(), await port.token(), request);
  render(<Report name={name} send={send} close={() => window.close()} />, place);
}
