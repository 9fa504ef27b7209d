/** The server of a build that names none (`WXT_SERVER_URL`): one on this machine. */
export const DEFAULT_SERVER = 'http://127.0.0.1:8787';
