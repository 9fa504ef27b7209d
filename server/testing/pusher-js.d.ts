/** The build for Node, under a name that has no types of its own: those of `pusher-js` describe an ES module, which it is not. */
declare module 'pusher-js/dist/node/pusher.js' {
  import pusherJs from 'pusher-js';

  const Pusher: typeof pusherJs.default;
  type Pusher = InstanceType<typeof pusherJs.default>;
  export default Pusher;
}
