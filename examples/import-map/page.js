import { FilmPlayer } from 'film-commentary';

const player = new FilmPlayer();
player.src = 'film.mp4';
player.subtitles = 'film.en.vtt';
player.srclang = 'en';
player.label = 'English';
player.annotations = 'notes.json';
player.addEventListener('film-annotationenter', ({ annotation }) => {
  document.querySelector('#title').textContent = annotation.title;
});
document.body.prepend(player);
