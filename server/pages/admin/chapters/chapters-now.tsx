import './chapters-now.css';
import type { BusyChapters } from '../../../contract/admin.ts';
import { fullCount } from '../words.ts';

/** Where people are now; `null`: that is not known yet. */
export function ChaptersNow({ chapters }: { chapters: BusyChapters['chapters'] | null }) {
  return (
    <section aria-labelledby="chapters-heading">
      <h2 id="chapters-heading">On chapters now</h2>
      <table id="chapters" data-part="chapters">
        <thead>
          <tr>
            <th scope="col">Course</th>
            <th scope="col">Chapter</th>
            <th scope="col">People</th>
          </tr>
        </thead>
        <tbody>
          {chapters?.map(({ courses, chapterId, viewers }) => (
            <tr key={chapterId} data-chapter-id={chapterId}>
              <td>{courses.join(', ') || '–'}</td>
              <td>{chapterId}</td>
              <td data-part="viewers">{fullCount(viewers)}</td>
            </tr>
          ))}
          {chapters?.length === 0 && (
            <tr>
              <td colSpan={3}>Nobody is on a chapter.</td>
            </tr>
          )}
        </tbody>
      </table>
    </section>
  );
}
