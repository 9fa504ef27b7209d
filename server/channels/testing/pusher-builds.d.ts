declare module 'pusher-js/dist/web/pusher-with-encryption.js' {
  export { default } from 'pusher-js/with-encryption';
}

declare module 'pusher-js/dist/worker/pusher-with-encryption.worker.js' {
  export { default } from 'pusher-js/with-encryption';
}
