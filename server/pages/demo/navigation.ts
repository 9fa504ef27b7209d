// Follows links between chapters without loading a page, as course sites built on a framework do.

async function show(address: string): Promise<void> {
  const response = await fetch(address);
  if (!response.ok) return location.assign(address);
  const page = new DOMParser().parseFromString(await response.text(), 'text/html');
  document.title = page.title;
  for (const part of ['main', 'nav'])
    document.querySelector(part)?.replaceWith(page.querySelector(part) ?? '');
  scrollTo(0, 0);
  document.querySelector('main')?.focus({ preventScroll: true });
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
