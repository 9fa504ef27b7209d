import { html } from 'hono/html';
import { CHAPTERS, type Chapter, COURSE_TITLE } from './course.ts';

/**
 * A chapter as a whole page. `navigation.js` swaps `<main>` and the list of chapters when a link is
 * followed, so that the page behaves as the single-page course sites do.
 */
export function chapterPage(courseId: string, number: number, chapter: Chapter) {
  const address = (to: number) => `/courses/${encodeURIComponent(courseId)}/chapters/${to}`;
  const next = CHAPTERS[number];
  return html`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>${chapter.title} · ${COURSE_TITLE}</title>
    <link rel="icon" href="data:,">
    <link rel="stylesheet" href="/demo/style.css">
    <script src="/demo/navigation.js" type="module"></script>
  </head>
  <body>
    <header>
      <p class="course">${COURSE_TITLE}</p>
      <nav aria-label="Chapters">
        <ol>
          ${CHAPTERS.map(
            ({ title }, index) =>
              html`<li><a href="${address(index + 1)}" ${index + 1 === number ? html`aria-current="page"` : ''}>${title}</a></li>`,
          )}
        </ol>
      </nav>
    </header>
    <main tabindex="-1">
      <p class="number">Chapter ${number}</p>
      <h1>${chapter.title}</h1>
      <p class="lead">${chapter.lead}</p>
      ${chapter.sections.map(
        ({ heading, paragraphs }) =>
          html`<h2>${heading}</h2>${paragraphs.map((text) => html`<p>${text}</p>`)}`,
      )}
      ${next ? html`<p class="next"><a href="${address(number + 1)}">Next: ${next.title}</a></p>` : ''}
    </main>
  </body>
</html>`;
}
