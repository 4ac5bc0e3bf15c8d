// Stands for `@videojs/xhr` in video.js's core, which fetches remote text tracks with it; the session fetches its own.
export default function noXhr(): never {
  throw new Error('Remote text tracks of video.js are not part of this build.');
}
