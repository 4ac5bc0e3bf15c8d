// What a page loads that has a video which video.js takes over.
import create from 'video.js/core.es.js';
import sheet from 'video.js/dist/video-js.min.css?inline';

document.head.append(Object.assign(document.createElement('style'), { textContent: sheet }));
create(document.querySelector('video'), { controls: true, html5: { nativeTextTracks: false } });
