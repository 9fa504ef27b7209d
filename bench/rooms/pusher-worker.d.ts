/** The worker's build: `simulated-browser.ts` has Node's in its place, where no bundler resolves a package's folder. */
declare module 'pusher-js/worker' {
  import pusherJs, { type Channel } from 'pusher-js';

  const Pusher: typeof pusherJs.default;

  export type { Channel };
  export default Pusher;
}
