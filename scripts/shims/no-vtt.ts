// Stands for `videojs-vtt.js` in video.js's core: it must hold something, or video.js would fetch the parser from a server of its own.
export default { absent: true };
