import type { FilmPlayer } from '../src/elements/film-player.js';

/** What subtitle-layout.vtt shows, and at which second all of it is there. */
const FEATURES: readonly (readonly [name: string, at: number])[] = [
  ['The usual place', 11],
  ['Line numbers', 15],
  ['Percentages', 19],
  ['Position and alignment', 23],
  ['Start, in both directions', 27],
  ['Size', 31],
  ['Vertical', 35],
  ['Three at once', 39],
  ['A region that rolls', 45.5],
  ['A region that stands', 48],
  ['Words by timestamps', 52.5],
  ['Mixed directions', 55],
  ['Ruby', 59],
  ['Voices and colours', 63],
  ['Nine places', 67],
  ['The same place twice', 71],
  ['Two languages', 75],
];

const form = document.querySelector<HTMLFormElement>('#features')!;
const ours = document.querySelector<FilmPlayer>('#ours')!;
const native = document.querySelector<HTMLVideoElement>('#native')!;

for (const [name, at] of FEATURES) {
  const label = form.appendChild(document.createElement('label'));
  const input = document.createElement('input');
  Object.assign(input, { type: 'radio', name: 'feature', value: String(at) });
  label.append(input, name);
}

/** The second language is there for its own feature alone. */
function show(at: number): void {
  ours.currentTime = native.currentTime = at;
  const second = ours.session.state.tracks.tracks.find(({ language }) => language === 'ru');
  ours.session.selectSecondary(second && at === 75 ? second.id : null);
}

form.addEventListener('change', (event) => show(Number((event.target as HTMLInputElement).value)));
form.querySelector<HTMLInputElement>('input')?.click();
