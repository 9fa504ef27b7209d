import { clerkWords } from '../words/clerk.ts';

/** Says that this extension and the server want people to sign in at different places. */
export function ClerkMismatch({ words, serverUrl }: { words: string; serverUrl: string }) {
  return (
    <div class="trouble" role="alert" data-part="identity-mismatch">
      <h2>{clerkWords.mismatch}</h2>
      <p class="address">{serverUrl}</p>
      <p>{words}</p>
    </div>
  );
}
