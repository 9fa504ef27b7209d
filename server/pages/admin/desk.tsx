import { useMemo } from 'preact/hooks';
import type { Sender } from '../../contract/admin.ts';
import type { AdminApi } from './api/admin-api.ts';
import { ChaptersNow } from './chapters/chapters-now.tsx';
import { useChapters } from './chapters/use-chapters.ts';
import { Compose } from './compose/compose.tsx';
import { tellsSites } from './course-name.ts';
import { History } from './history/history.tsx';
import { useHistory } from './history/use-history.ts';
import { Naming } from './naming/naming.tsx';
import { ReportList } from './reports/report-list.tsx';
import { useReports } from './reports/use-reports.ts';
import { useCourses } from './use-courses.ts';

interface DeskProps {
  api: AdminApi;
  sender: Sender;
  /** Counts how often somebody signed in. */
  session: number;
  /** Whether that session has ended. The draft stays for its writer, and nothing else. */
  isOver: boolean;
}

/** What somebody who is signed in works with. */
export function Desk({ api, sender: known, session, isOver }: DeskProps) {
  const courses = useCourses(api, known);
  const { all } = courses;
  const sender = useMemo(() => ({ ...known, courses: [...all] }), [known, all]);
  const current = isOver ? null : session;
  const history = useHistory(api, current);
  const chapters = useChapters(api, current);
  const reported = useReports(api, current);
  return (
    <>
      <Compose
        api={api}
        sender={sender}
        session={session}
        chapters={chapters ?? []}
        courses={courses}
        onSent={() => void history.look()}
      />
      <History key={session} api={api} {...history} tellsSites={tellsSites(sender)} />
      {sender.role === 'admin' && <Naming api={api} sender={sender} courses={courses} />}
      <ChaptersNow chapters={chapters} tellsSites={tellsSites(sender)} />
      <ReportList
        key={`reports ${session}`}
        api={api}
        {...reported}
        tellsSites={tellsSites(sender)}
      />
    </>
  );
}
