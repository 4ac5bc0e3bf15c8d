/** video.js brings no types for its builds by file; the engine declares what it uses of them. */
declare module 'video.js/core.es.js' {
  const videojs: unknown;
  export default videojs;
}
declare module 'video.js/dist/video.es.js' {
  const videojs: unknown;
  export default videojs;
}
