import type { WhyNot } from '../../server/contract/sites/read-chapter.ts';

/** Whether the page in the tab under the popup is a chapter. */
export type PageCheck =
  /** The browser lets no extension look at it. */
  | { state: 'out-of-reach' }
  | {
      state: 'chapter';
      site: string;
      course: Named;
      chapter: Named;
      /** What is known of the page, to be sent to who runs the server. */
      report: string;
    }
  | {
      state: 'no-chapter';
      why: WhyNot['code'];
      /** The platform that it looks like. */
      platform: string | null;
      report: string;
    };

/** A course or a chapter. */
export interface Named {
  id: string;
  /** As the page calls it: text of the page. */
  title: string | null;
}
