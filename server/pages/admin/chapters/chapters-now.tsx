import './chapters-now.css';
import type { BusyChapters } from '../../../contract/admin.ts';
import { adminWords } from '../../../words/admin.ts';
import { fullCount, listed } from '../../../words/formats.ts';

/** Where people are now; `null`: that is not known yet. */
export function ChaptersNow({ chapters }: { chapters: BusyChapters['chapters'] | null }) {
  return (
    <section aria-labelledby="chapters-heading">
      <h2 id="chapters-heading">{adminWords.chaptersNow}</h2>
      <table id="chapters" data-part="chapters">
        <thead>
          <tr>
            <th scope="col">{adminWords.course}</th>
            <th scope="col">{adminWords.chapter}</th>
            <th scope="col">{adminWords.people}</th>
          </tr>
        </thead>
        <tbody>
          {chapters?.map(({ courses, chapterId, viewers }) => (
            <tr key={chapterId} data-chapter-id={chapterId}>
              <td>{listed(courses) || '–'}</td>
              <td>{chapterId}</td>
              <td data-part="viewers">{fullCount(viewers)}</td>
            </tr>
          ))}
          {chapters?.length === 0 && (
            <tr>
              <td colSpan={3}>{adminWords.nobodyOnChapters}</td>
            </tr>
          )}
        </tbody>
      </table>
    </section>
  );
}
