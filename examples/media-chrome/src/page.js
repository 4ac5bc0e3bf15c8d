import 'film-commentary';
import 'media-chrome';

document.addEventListener('film-annotationenter', ({ annotation }) => {
  document.querySelector('#title').textContent = annotation.title;
});
