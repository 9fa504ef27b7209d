import { describePreset } from '../testing/preset-table.ts';

const BODY = 'format-topics path-mod path-mod-page course-5 context-99 cmid-4711 cm-type-page';

describePreset(
  'moodle',
  [
    ['/mod/page/view.php?id=4711', '5', '4711', BODY],
    ['/mod/book/view.php?id=4711&chapterid=12', '5', '4711/12', BODY],
    ['/course/view.php?id=5&section=3', '5', 'section-3'],
    ['/course/section.php?id=99', '5', 'section-99', 'path-course course-5'],
    ['/mod/scorm/player.php?a=31&scoid=77', '5', '4720', 'course-5 cmid-4720'],
    ['/mod/quiz/view.php?id=4711&lang=de', '5', '4711', BODY],
    ['/mod/lesson/view.php?pageid=8&id=4711', '5', '4711', BODY],
    ['/mod/quiz/attempt.php?attempt=9&cmid=4711', '5', '4711', BODY],
    ['/mod/forum/discuss.php?d=3', '5', '4711', BODY],
    ['/mod/book/view.php?chapterid=12&id=4711#p2', '5', '4711/12', BODY],
  ],
  [
    '/',
    '/my/',
    '/course/view.php?id=5',
    '/mod/page/index.php?id=5',
    '/mod/page/view.php',
    '/mod/page/view.php?id=',
    '/course/view.php?id=abc&section=3',
    '/user/view.php?id=3&course=5',
  ],
);
