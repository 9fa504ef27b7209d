import { html } from 'hono/html';
import { LANGUAGE } from '../words/language.ts';
import { privacyWords as words } from '../words/privacy.ts';
import type { Datum, NoticeSection } from './notice.ts';

/** The notice as a whole page. What of it is the operator's is text, whatever they wrote. */
export function noticePage(sections: readonly NoticeSection[]) {
  return html`<!doctype html>
<html lang="${LANGUAGE}">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>${words.title} · Alongside</title>
    <link rel="icon" href="data:,">
    <link rel="stylesheet" href="/privacy/style.css">
  </head>
  <body>
    <header><h1>${words.title}</h1></header>
    <main>
      <p>${words.lead}</p>
      ${sections.map(sectionOf)}
    </main>
  </body>
</html>`;
}

function sectionOf({ heading, data, paragraphs, contact }: NoticeSection) {
  return html`<section>
        <h2>${heading}</h2>
        ${data.map(datumOf)}
        ${paragraphs.map((text) => html`<p class="text">${text}</p>`)}
        ${contact === null ? '' : html`<p>${words.contact} <a href="${addressOf(contact)}">${contact}</a></p>`}
      </section>`;
}

function datumOf({ what, why, kept }: Datum) {
  return html`<div class="datum">
          <h3>${what}</h3>
          <p>${why}</p>
          <p class="hint">${words.forHowLong}: ${kept}</p>
        </div>`;
}

function addressOf(contact: string): string {
  return contact.startsWith('https:') ? contact : `mailto:${contact}`;
}
