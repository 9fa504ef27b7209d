/** Elements of the page, as a long chapter with its navigation, exercises and comments has them. */
const NODES = 20_000;
const NODES_IN_SECTION = 40;

/** A course page of {@link NODES} elements under a header that sticks, as HTML. */
export function heavyPage(): string {
  const cell = '<span>x<sup>2</sup></span>';
  const cells = (NODES_IN_SECTION - 4) / 2;
  const section = `<section><h2>Part</h2><p>Water climbs.</p><div>${cell.repeat(cells)}</div></section>`;
  return `<!doctype html>
<html lang="en">
  <head>
    <title>A heavy chapter</title>
    <style>
      body { margin: 0; background: var(--page, #fff) }
      header { position: sticky; top: 0; height: 64px; background: #25476a }
      section:nth-child(odd) > div { display: flex; flex-wrap: wrap; gap: 4px }
      section > p { color: var(--ink, #222) }
    </style>
  </head>
  <body><header>Course</header><main>${section.repeat(NODES / NODES_IN_SECTION)}</main></body>
</html>`;
}
