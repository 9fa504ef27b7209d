import { html } from 'hono/html';
import { URGENCIES } from '../../contract/notifications.ts';

type Html = ReturnType<typeof html>;

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

/** A control with its label. What has to change in it is said behind it (see `problems.js`). */
function field(label: string, control: Html, hint: Html = html``) {
  return html`<div class="field"><label>${label} ${control}</label>${hint}</div>`;
}

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
          <h2 id="message-heading" tabindex="-1">Message</h2>
          ${field('Title', html`<input name="title" maxlength="120" required autocomplete="off">`)}
          ${field('Text', html`<textarea name="body" maxlength="600" rows="3"></textarea>`)}
          ${field('Leads to', html`<input name="url" maxlength="1000" placeholder="/courses/…" inputmode="url" autocomplete="off">`)}
          <div class="row">
            ${field(
              'About',
              html`<select name="category">
              ${Object.entries(CATEGORY_WORDS).map(([value, word]) => html`<option value="${value}">${word}</option>`)}
            </select>`,
            )}
            ${field(
              'Gives up after',
              html`<select name="ttl">
              ${LIFETIMES.map(([seconds, words]) => html`<option value="${seconds}" ${seconds === 24 * 3_600 ? 'selected' : ''}>${words}</option>`)}
            </select>`,
            )}
          </div>
          <div class="field"><label class="check"><input type="checkbox" name="critical"> Critical: also in quiet hours and beyond daily limits</label></div>
          <details>
            <summary>More</summary>
            <div class="row">
              ${field(
                'Urgency',
                html`<select name="urgency">
                ${URGENCIES.map((urgency) => html`<option ${urgency === 'normal' ? 'selected' : ''}>${urgency}</option>`)}
              </select>`,
              )}
              ${field(
                'Topic',
                html`<input name="topic" maxlength="32" autocomplete="off" aria-describedby="topic-hint">`,
                html`<p class="hint" id="topic-hint">Of two with one topic, the later takes the place of the earlier.</p>`,
              )}
            </div>
            ${field('Picture', html`<input name="icon" maxlength="1000" placeholder="https://…" inputmode="url" autocomplete="off">`)}
            ${[0, 1].map(
              (number) => html`<div class="row">
              ${field(`Button ${number + 1}`, html`<input name="action${number}Title" maxlength="40" autocomplete="off">`)}
              ${field(`Button ${number + 1} leads to`, html`<input name="action${number}Url" maxlength="1000" placeholder="/courses/…" inputmode="url" autocomplete="off">`)}
            </div>`,
            )}
          </details>
        </section>
        <section aria-labelledby="preview-heading">
          <h2 id="preview-heading">Preview</h2>
          <article id="preview" class="preview" data-part="preview" aria-label="How it will look"></article>
          <fieldset id="audience" class="field">
            <legend>To</legend>
            <label class="check" id="everyone"><input type="radio" name="audience" value="everyone"> Everyone</label>
            <label class="check"><input type="radio" name="audience" value="course" checked> Everyone on a course</label>
            <label class="check"><input type="radio" name="audience" value="chapter"> Who is on a chapter now</label>
            <label class="check"><input type="radio" name="audience" value="users"> People by name</label>
            <div class="row" id="places">
              ${field('Course', html`<select name="courseId"></select>`)}
              <div class="field" id="chapter"><label>Chapter <input name="chapterId" list="chapters-now" maxlength="500" autocomplete="off"></label></div>
              <datalist id="chapters-now"></datalist>
            </div>
            <div id="people">
              ${field(
                'Name',
                html`<input name="learner" maxlength="160" autocomplete="off" placeholder="Begin to type a name" aria-describedby="people-hint">`,
                html`<p class="hint" id="people-hint">Enter adds the first that is found.</p>`,
              )}
              <ul id="found" aria-label="Found"></ul>
              <ul id="chosen" aria-label="Chosen"></ul>
              <p id="people-outcome" class="hint" role="status"></p>
            </div>
          </fieldset>
          <p id="reach" class="reach" data-part="reach" role="status"></p>
          <fieldset id="when" class="field">
            <legend>When</legend>
            <div class="choices">
              <label class="check"><input type="radio" name="when" value="now" checked> Now</label>
              <label class="check"><input type="radio" name="when" value="later"> Later</label>
            </div>
            <div class="field" id="later" hidden>
              <label>Date and time <input type="datetime-local" name="sendAt" max="9999-12-31T23:59" aria-describedby="sendAt-hint"></label>
              <p class="hint" id="sendAt-hint">By the clock of this computer; up to 30 days ahead.</p>
            </div>
          </fieldset>
          <div class="buttons">
            <button type="button" id="test">Send test to me</button>
            <button type="button" id="send" class="primary" data-part="send">Send</button>
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
