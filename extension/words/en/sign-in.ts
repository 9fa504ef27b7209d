export const title = 'Learn alongside others';
export const lead =
  'See who else is on the chapter you are reading, and let them see you as you choose.';
export const name = 'Your name';
export const teacher = 'I teach here';
export const secret = 'Secret';
export const secretHint = 'The server showed it when it first started.';
export const signIn = 'Sign in';
export const signingIn = 'Signing in…';

export const nameMissing = 'Please enter a name.';
export const failed = 'That did not work. Please try again.';
export const noAnswer = 'The server does not answer. Is it running?';
export const notFromHere =
  'This server takes names only from a browser on its own machine, by the extension that belongs to it. Ask whoever runs the server.';
/** To a popup of another build than the worker's. */
export const onlyByName = 'Type a name to sign in.';
/** This build is for the local identity, the server is not. */
export const serverHasClerk =
  'The server signs people in with Clerk; this extension was built without it. Install the one that belongs to the server.';
