import '@videojs/html/video/player';
import '@videojs/html/video/skin';
import 'film-commentary';

document.addEventListener('film-annotationenter', ({ annotation }) => {
  document.querySelector('#title').textContent = annotation.title;
});
