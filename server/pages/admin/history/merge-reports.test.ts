import { expect, it } from 'vitest';
import type { ShownReport } from '../api/shown-report.ts';
import { mergeReports } from './merge-reports.ts';
import { figuresOf } from './testing/figures.ts';

function report(id: string, startsAt: string, status: ShownReport['status'] = 'done'): ShownReport {
  return {
    ...{ id, startsAt, status, title: id, body: '', author: 'Ada', expanded: true, reason: null },
    audience: { type: 'everyone' },
    audienceTitles: { course: null, chapter: null },
    figures: figuresOf({}),
  };
}

it('has what was sent earlier behind what is new, each once and as it is now', () => {
  const known = [report('b', '2026-11-02', 'sending'), report('a', '2026-11-01')];
  const latest = [report('c', '2026-11-03'), report('b', '2026-11-02')];
  expect(mergeReports(known, latest)).toEqual([...latest, report('a', '2026-11-01')]);
});
