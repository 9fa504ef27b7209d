/** Something the server works with: resolves while it can be reached, throws while it can't. */
export type Probe = () => Promise<void>;
