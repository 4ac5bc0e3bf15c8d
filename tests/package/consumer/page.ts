// What a page in TypeScript does with the library; that it compiles is the test. What must not compile says so.
import {
  FilmAnnotationEnterEvent,
  type FilmEventMap,
  FilmPlayer,
  FilmSession,
  type FilmState,
  fileAddress,
  type Annotation,
  type Cue,
  type Problem,
} from 'film-commentary';
import type { FilmTimeline } from 'film-commentary/elements/film-timeline.js';
import 'film-commentary/elements/film-transcript.js';
import { FilmPlayer as PlainFilmPlayer } from 'film-commentary/cdn';
import { parseArticle, parseSubtitles, placeArticle, Timeline } from 'film-commentary/model';

// Elements by their names
const player = document.querySelector('film-player');
if (player) {
  const same: FilmPlayer = player;
  same.currentTime = 12;
  const played: Promise<void> = player.play();
  const cues: readonly Cue[] = player.cues;
  const problems: readonly Problem[] = player.problems;
  player.annotations = 'notes.json';
  player.src = fileAddress(new File([], 'film.mp4'));
  const engine: unknown = player.videojs;
  // @ts-expect-error the engine's shape is video.js's own
  player.videojs.tech();
  // @ts-expect-error it is one of two words
  player.loading = 'now';
  console.log(played, cues, problems, engine);
}
const timeline: FilmTimeline = document.createElement('film-timeline');
timeline.spoilers = 'show';
timeline.for = 'player';
const names = [
  document.createElement('film-annotation-list').nolinks,
  document.createElement('film-annotations').shown,
  document.createElement('film-article').sync,
  document.createElement('film-commentary').session,
  document.createElement('film-commentary-button').for,
  document.createElement('film-settings-button').for,
  document.createElement('film-subtitles').secondary,
  document.createElement('film-subtitles-button').for,
  document.createElement('film-transcript').beside,
];

// Events, on the elements, around them, and on the page
player?.addEventListener('film-annotationenter', (event) => {
  const note: Annotation = event.annotation;
  console.log(note.title, event instanceof FilmAnnotationEnterEvent);
});
player?.addEventListener('film-problem', ({ problem: { code, line } }) => console.log(code, line));
player?.addEventListener('timeupdate', () => console.log(player.currentTime));
document.querySelector('film-article')?.addEventListener('film-placed', ({ placements }) => console.log(placements[0]?.state));
document.addEventListener('film-cuechange', ({ cues }) => console.log(cues[0]?.text));
window.addEventListener('film-preferencechange', ({ preferences }) => console.log(preferences.volume));
document.body.addEventListener('film-ready', ({ type }) => console.log(type));
// @ts-expect-error there is no such field
player?.addEventListener('film-cuechange', ({ annotation }) => console.log(annotation));
const named: (keyof FilmEventMap)[] = ['film-ready', 'film-annotationleave'];

// The film as data
const session = new FilmSession();
const ended = new AbortController();
session.subscribe(
  (state: FilmState) => state.commentary.shown,
  (notes) => console.log(notes.map(({ id }) => id)),
  { signal: ended.signal },
);
session.setPreference('commentary', false);

// The model
const { cues, problems } = parseSubtitles('1\n00:00:01,000 --> 00:00:02,000\nHello');
const { annotations } = placeArticle(parseArticle('# Title\n\nHello'), cues);
const active: readonly Annotation[] = new Timeline(annotations).activeAt(1);

const plain: PlainFilmPlayer | null = document.querySelector('film-player');
console.log(names, named, problems, active, plain);
