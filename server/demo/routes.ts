import { readFileSync } from 'node:fs';
import { Hono } from 'hono';
import { builtFile } from '../http/built-pages.ts';
import { CHAPTERS } from './course.ts';
import { chapterPage } from './page.ts';

const style = readFileSync(new URL('./style.css', import.meta.url), 'utf8');

/** The course site's own policy: the overlay has to work under one as strict as this. */
const POLICY =
  "default-src 'self'; img-src 'self' https: data:; base-uri 'none'; form-action 'none'";

/** The demo course: chapters at `/courses/{courseId}/chapters/{chapterId}`, with client-side links between them. */
export function demoRoutes() {
  return new Hono()
    .get('/', (c) => c.redirect('/courses/demo/chapters/1'))
    .route('/demo/navigation.js', builtFile('demo/navigation.js'))
    .get('/demo/style.css', (c) =>
      c.body(style, 200, { 'content-type': 'text/css; charset=utf-8' }),
    )
    .get('/courses/:courseId/chapters/:chapterId', (c) => {
      const { courseId, chapterId } = c.req.param();
      const chapter = CHAPTERS[Number(chapterId) - 1];
      if (!chapter) return c.notFound();
      c.header('content-security-policy', POLICY);
      return c.html(chapterPage(courseId, Number(chapterId), chapter));
    });
}
