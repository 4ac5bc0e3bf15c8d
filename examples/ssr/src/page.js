import 'film-commentary';

document.addEventListener('film-annotationenter', ({ annotation }) => {
  document.querySelector('#title').textContent = annotation.title;
});
