/** How a page of this server signs people in, whichever identity the server was started with. */
export interface PageIdentity {
  /** Who is signed in. */
  user(): { name: string } | null;
  /** A session token for requests; `null`: signed out. */
  token(): Promise<string | null>;
  signOut(): Promise<void>;
  /** Puts the form to sign in with into `place`. */
  showSignIn(place: Element): void;
}
