import './chapters-now.css';
import type { BusyChapters } from '../../../contract/admin.ts';
import { adminWords } from '../../../words/admin.ts';
import { fullCount, listed } from '../../../words/formats.ts';

interface ChaptersNowProps {
  /** `null`: not known yet. */
  chapters: BusyChapters['chapters'] | null;
  /** Whether there are several course sites. */
  tellsSites: boolean;
}

/** Where people are now. */
export function ChaptersNow({ chapters, tellsSites }: ChaptersNowProps) {
  return (
    <section aria-labelledby="chapters-heading">
      <h2 id="chapters-heading">{adminWords.chaptersNow}</h2>
      <table id="chapters" data-part="chapters">
        <thead>
          <tr>
            {tellsSites && <th scope="col">{adminWords.site}</th>}
            <th scope="col">{adminWords.course}</th>
            <th scope="col">{adminWords.chapter}</th>
            <th scope="col">{adminWords.people}</th>
          </tr>
        </thead>
        <tbody>
          {chapters?.map(({ site, courses, courseTitle, chapterId, title, viewers }) => (
            <tr key={[site, ...courses, chapterId].join(';')} data-chapter-id={chapterId}>
              {tellsSites && <td>{site}</td>}
              <td>{courseTitle ?? (listed(courses) || '–')}</td>
              <td>{title ?? chapterId}</td>
              <td data-part="viewers">{fullCount(viewers)}</td>
            </tr>
          ))}
          {chapters?.length === 0 && (
            <tr>
              <td colSpan={tellsSites ? 4 : 3}>{adminWords.nobodyOnChapters}</td>
            </tr>
          )}
        </tbody>
      </table>
    </section>
  );
}
