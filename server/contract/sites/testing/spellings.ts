/** Other spellings of an address, each of the same page. */
export function spellings(url: string): string[] {
  const { origin, host, pathname, search, hash } = new URL(url);
  const encoded = pathname.replace(/(?<=\/)[\w+:@]/g, percent);
  const decoded = url.replace(/(?:%[c-f][\da-f](?:%[89ab][\da-f])+)+/gi, decodeURIComponent);
  return [
    `${origin}${pathname.replace(/\/*$/, '/')}${search}${hash}`,
    ...(pathname === '/' ? [] : [`${origin}${pathname.replace(/\/+$/, '')}${search}${hash}`]),
    `HTTPS://${host.toUpperCase()}${pathname}${search}${hash}`,
    `https://${host}.:443${pathname}${search}${hash}`,
    `${origin}${encoded}${search}${hash}`,
    `${origin}${encoded.replace(/%../g, (each) => each.toLowerCase())}${search}${hash}`,
    `${origin}${pathname}${search}${search ? '&' : '?'}utm_source=mail&tab=notes${hash}`,
    `${origin}${pathname}?utm_source=mail&${search.slice(1)}${hash}`,
    decoded.normalize('NFC'),
    decoded.normalize('NFD'),
    ...(hash ? [] : [`${url}#part-2`]),
  ];
}

function percent(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}
