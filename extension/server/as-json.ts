/** A request that brings `body` as JSON. */
export function asJson(method: 'POST' | 'PUT' | 'DELETE', body: object): RequestInit {
  return {
    method,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  };
}
