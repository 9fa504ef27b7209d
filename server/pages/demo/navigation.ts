// Follows links between chapters without loading a page, as course sites built on a framework do.

/** Ms that a chapter may take; then the browser loads it, and says what is wrong. */
const CHAPTER_TIMEOUT_MS = 10_000;

async function show(address: string): Promise<void> {
  const html = await read(address);
  if (html === null) return location.assign(address);
  const page = new DOMParser().parseFromString(html, 'text/html');
  document.title = page.title;
  for (const part of ['main', 'nav'])
    document.querySelector(part)?.replaceWith(page.querySelector(part) ?? '');
  scrollTo(0, 0);
  document.querySelector('main')?.focus({ preventScroll: true });
}

async function read(address: string): Promise<string | null> {
  try {
    const response = await fetch(address, { signal: AbortSignal.timeout(CHAPTER_TIMEOUT_MS) });
    return response.ok ? await response.text() : null;
  } catch {
    return null; // the browser's own error page tells more than could be said here
  }
}

document.addEventListener('click', (event) => {
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  const plain =
    event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
  if (!link || !plain || link.origin !== location.origin) return;
  event.preventDefault();
  history.pushState(null, '', link.href);
  void show(link.href);
});

addEventListener('popstate', () => void show(location.href));
