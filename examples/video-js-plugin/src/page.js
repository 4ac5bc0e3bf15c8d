import 'film-commentary';
import videojs from 'video.js';
import 'videojs-seek-buttons';
import styles from 'videojs-seek-buttons/dist/videojs-seek-buttons.css';

const player = document.querySelector('film-player');
const seekButtons = videojs.getPlugin('seekButtons');

// The engine is here; one that comes anew is told of anew.
player.addEventListener('film-ready', () => {
  const engine = player.videojs;
  // Plugins ask for their components by name: those of this page's copy of video.js are made known to the player's.
  engine.constructor.components_.SeekButton = videojs.getComponent('SeekButton');
  seekButtons.call(engine, { forward: 30, back: 10 });
});

// The bar is in the player's shadow root: a style sheet of the page's does not reach it.
const sheet = new CSSStyleSheet();
sheet.replaceSync(styles);
player.shadowRoot.adoptedStyleSheets.push(sheet);

document.addEventListener('film-annotationenter', ({ annotation }) => {
  document.querySelector('#title').textContent = annotation.title;
});
