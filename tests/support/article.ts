import { fixture, html } from '@open-wc/testing';
import '../../src/index.js';
import type { FilmArticle } from '../../src/elements/film-article.js';
import type { Annotation } from '../../src/model/annotation.js';
import { fileOf, note, until } from './build.js';
import { filmSession } from './session.js';

export const LONG = 'The wind goes on over the field, and nobody in the film looks up from what is being done. '.repeat(6);
export const ESSAY = `# Keeping the light

The director grew up inland, and [saw the sea](https://example.org/sea) from a train.

The brother painted the *boathouse* green until he fell off the ladder.

## Later

- A horn in the fog.
- Eleven blasts.

${LONG}

The wreck happens off screen.
`;
/** The second paragraph, the second item and the last paragraph are tied; the last twice, the first only as background. */
export const NOTES: readonly Annotation[] = [
  note('ladder', 20, 30, { passage: 'p-2' }),
  note('blasts', 40, 50, { passage: 'p-4' }),
  note('wreck', 60, 70, { passage: 'p-6' }),
  note('again', 80, 90, { passage: 'p-6', title: 'Once more' }),
  note('sea', 1, 5, { passage: 'p-1', origin: 'ambient' }),
];

export const marksOf = (element: FilmArticle) => [...element.renderRoot.querySelectorAll<HTMLElement>('.mark')];
export const timesOf = (element: FilmArticle) => [...element.renderRoot.querySelectorAll<HTMLButtonElement>('.mark > .time')];
export const timeOf = (element: FilmArticle, time: string) => timesOf(element).find(({ textContent }) => textContent.trim() === time)!;
export const textOf = (element: FilmArticle, words: string) =>
  [...element.renderRoot.querySelectorAll<HTMLElement>('.text p, .text li')].find(({ textContent }) => textContent.includes(words))!;
export const litIn = (element: FilmArticle) =>
  [...element.renderRoot.querySelectorAll('.time[aria-current="true"]')].map(({ textContent }) => textContent.trim());
export const frames = () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));

/** The scroll has come to its end. */
export async function scrolled(element: FilmArticle): Promise<void> {
  for (let still = 0, top = NaN; still < 8; still = element.scrollTop === top ? still + 1 : 0) {
    top = element.scrollTop;
    await frames();
  }
}

export async function complete(element: FilmArticle, marks = 1): Promise<void> {
  await until(() => marksOf(element).length >= marks, 'the marks');
  await element.updateComplete;
  await frames();
}

/** An article from a file, beside a film whose time is turned by hand. */
export async function fromFile(notes = NOTES, text = ESSAY) {
  const { session, media } = filmSession({ notes });
  const element = await fixture<FilmArticle>(html`<film-article .session=${session} src=${fileOf(text, 'text/markdown')}></film-article>`);
  await complete(element, passagesOf(notes));
  return { element, session, media };
}

/** How many passages have a mark by these notes. */
const passagesOf = (notes: readonly Annotation[]) => new Set(notes.flatMap(({ passage }) => passage ?? [])).size;

/** The page's own article, with these notes. */
export async function wrapped(notes: readonly Annotation[] = NOTES) {
  const { session, media } = filmSession({ notes });
  const element = await fixture<FilmArticle>(
    html`<film-article .session=${session}>
      <article lang="en">
        <h2>Keeping the light</h2>
        <p>The director grew up inland, and <a href="#sea">saw the sea</a> from a train.</p>
        <p>The brother painted the boathouse green until he fell off the ladder.</p>
        <ul>
          <li>A horn in the fog.</li>
          <li>Eleven blasts.</li>
        </ul>
        <p>${LONG}</p>
        <p>The wreck happens off screen.</p>
      </article>
    </film-article>`,
  );
  await complete(element, passagesOf(notes));
  await until(() => marksOf(element).every((mark) => !mark.hidden), 'the marks in their places');
  return { element, session, media };
}
