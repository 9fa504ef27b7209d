/** The role secret of the tests' servers: `LOCAL_ROLE_SECRET`. */
export const ROLE_SECRET = 'for tests alone';
