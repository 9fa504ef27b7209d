import type { ShownReport } from '../api/shown-report.ts';
import { figureWords } from './figure-words.ts';

/** What became of a notification, in words. All parts are there from the first on, so that none moves another. */
export function FigureList({ report, hidden }: { report: ShownReport; hidden: boolean }) {
  return (
    <ul class="figures" hidden={hidden}>
      {figureWords(report).map(({ part, words }) => (
        <li key={part} class={part} data-figure={part} hidden={words === ''}>
          {words}
        </li>
      ))}
    </ul>
  );
}
