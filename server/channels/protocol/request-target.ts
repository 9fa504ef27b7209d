/** The path and the query of a request, as they stand in its first line. */
export interface RequestTarget {
  path: string;
  query: URLSearchParams;
}

/** Splits a request target. Unlike `new URL()` it takes anything that a client may send. */
export function requestTarget(url: string | undefined): RequestTarget {
  const target = url ?? '/';
  const mark = target.indexOf('?');
  if (mark < 0) return { path: target, query: new URLSearchParams() };
  return { path: target.slice(0, mark), query: new URLSearchParams(target.slice(mark + 1)) };
}
