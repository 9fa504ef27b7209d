/** An answer of the HTTP API: JSON where it went well, else an explanation in plain text. */
export interface ApiResponse {
  status: number;
  body: object | string;
}

export function ok(body: object): ApiResponse {
  return { status: 200, body };
}

/**
 * Every way in which a request can be refused. Pusher documents the statuses, and explanations in
 * plain text. https://pusher.com/docs/channels/library_auth_reference/rest-api/#general
 */
export const API_ERRORS = {
  badRequest: (why: string) => failure(400, why),
  unauthorized: (why: string) => failure(401, why),
  appDisabled: () => failure(403, 'The app is disabled'),
  unknownApp: (id: string) => failure(404, `Unknown app_id ${id}`),
  notFound: () => failure(404, 'Not found'),
  methodNotAllowed: () => failure(405, 'Method not allowed'),
  tooLarge: (why: string) => failure(413, why),
  internal: () => failure(500, 'The server failed at this request'),
};

function failure(status: number, why: string): ApiResponse {
  return { status, body: `${why}\n` };
}
