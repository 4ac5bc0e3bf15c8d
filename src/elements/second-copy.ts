import { FilmPlayer } from './film-player.js';

// Elements are defined once in a page; who brings them a second time hears of it once, and not for each of them.
if (customElements.get('film-player') !== FilmPlayer) console.warn('film-commentary: another copy of it is used in this page');
