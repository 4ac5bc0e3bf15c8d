import 'film-commentary';

const title = document.querySelector('#title');
document.addEventListener('film-annotationenter', ({ annotation }) => {
  if (title) title.textContent = annotation.title ?? '';
});
