import { html } from 'hono/html';
import { URGENCIES } from '../../contract/notifications.ts';

const CATEGORY_WORDS = {
  announcement: 'Announcement',
  deadline: 'Deadline',
  session: 'Live session',
  feedback: 'Answers and feedback',
};

const LIFETIMES = [
  [3_600, '1 hour'],
  [6 * 3_600, '6 hours'],
  [24 * 3_600, '1 day'],
  [3 * 24 * 3_600, '3 days'],
  [7 * 24 * 3_600, '1 week'],
  [28 * 24 * 3_600, '4 weeks'],
] as const;

/** The admin page. What it shows beside the empty form is brought by `admin.js`. */
export function adminPage() {
  return html`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>Alongside · Notifications</title>
    <link rel="icon" href="data:,">
    <link rel="stylesheet" href="/admin/style.css">
    <script src="/admin/admin.js" type="module"></script>
  </head>
  <body>
    <header>
      <h1>Alongside</h1>
      <p id="who"></p>
      <button type="button" id="sign-out" hidden>Sign out</button>
    </header>
    <main id="sign-in" class="narrow" aria-busy="true"></main>
    <main id="desk" hidden>
      <form id="compose" novalidate data-part="compose">
        <section aria-labelledby="message-heading">
          <h2 id="message-heading">Message</h2>
          <label>Title <input name="title" maxlength="120" required autocomplete="off"></label>
          <label>Text <textarea name="body" maxlength="600" rows="3"></textarea></label>
          <label>Leads to <input name="url" placeholder="/courses/…" inputmode="url" autocomplete="off"></label>
          <div class="row">
            <label>About <select name="category">
              ${Object.entries(CATEGORY_WORDS).map(([value, word]) => html`<option value="${value}">${word}</option>`)}
            </select></label>
            <label>Gives up after <select name="ttl">
              ${LIFETIMES.map(([seconds, words]) => html`<option value="${seconds}" ${seconds === 24 * 3_600 ? 'selected' : ''}>${words}</option>`)}
            </select></label>
          </div>
          <label class="check"><input type="checkbox" name="critical"> Critical: also in quiet hours and beyond daily limits</label>
          <details>
            <summary>More</summary>
            <div class="row">
              <label>Urgency <select name="urgency">
                ${URGENCIES.map((urgency) => html`<option ${urgency === 'normal' ? 'selected' : ''}>${urgency}</option>`)}
              </select></label>
              <label>Topic <input name="topic" maxlength="32" pattern="[\\w-]*" autocomplete="off"></label>
            </div>
            <p class="hint">Of two with one topic, the later takes the place of the earlier.</p>
            <label>Picture <input name="icon" placeholder="https://…" inputmode="url" autocomplete="off"></label>
            ${[0, 1].map(
              (number) => html`<div class="row">
              <label>Button ${number + 1} <input name="action${number}Title" maxlength="40" autocomplete="off"></label>
              <label>leads to <input name="action${number}Url" placeholder="/courses/…" inputmode="url" autocomplete="off"></label>
            </div>`,
            )}
          </details>
        </section>
        <section aria-labelledby="audience-heading">
          <h2 id="audience-heading">Preview</h2>
          <article id="preview" class="preview" data-part="preview" aria-label="How it will look"></article>
          <fieldset id="audience">
            <legend>To</legend>
            <label class="check" id="everyone"><input type="radio" name="audience" value="everyone"> Everyone</label>
            <label class="check"><input type="radio" name="audience" value="course" checked> Everyone on a course</label>
            <label class="check"><input type="radio" name="audience" value="chapter"> Who is on a chapter now</label>
            <label class="check"><input type="radio" name="audience" value="users"> People by name</label>
            <div class="row" id="places">
              <label id="course">Course <select name="courseId"></select></label>
              <label id="chapter">Chapter <input name="chapterId" list="chapters-now" autocomplete="off"></label>
              <datalist id="chapters-now"></datalist>
            </div>
            <div id="people">
              <label>Name <input name="learner" autocomplete="off" placeholder="Begin to type a name"></label>
              <ul id="found" aria-label="Found"></ul>
              <ul id="chosen" aria-label="Chosen"></ul>
            </div>
          </fieldset>
          <p id="reach" class="reach" data-part="reach" role="status"></p>
          <label>When <input type="datetime-local" name="sendAt"></label>
          <p class="hint">Left empty, it leaves at once.</p>
          <div class="buttons">
            <button type="button" id="test">Send test to me</button>
            <button type="submit" id="send" data-part="send">Send</button>
          </div>
          <p id="outcome" data-part="outcome" role="status"></p>
        </section>
      </form>
      <section aria-labelledby="history-heading">
        <h2 id="history-heading">Sent and scheduled</h2>
        <p id="history-outcome" data-part="history-outcome" role="status"></p>
        <p id="history-empty" class="hint">Nothing yet.</p>
        <ol id="history" data-part="history"></ol>
      </section>
      <section aria-labelledby="chapters-heading">
        <h2 id="chapters-heading">On chapters now</h2>
        <table id="chapters" data-part="chapters">
          <thead><tr><th scope="col">Course</th><th scope="col">Chapter</th><th scope="col">People</th></tr></thead>
          <tbody></tbody>
        </table>
      </section>
    </main>
    <noscript><p class="narrow">This page needs JavaScript.</p></noscript>
  </body>
</html>`;
}
