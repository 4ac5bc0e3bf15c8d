// A site's own server code: renders elements, and a page with everything.
import { render } from '@lit-labs/ssr';
import { collectResult } from '@lit-labs/ssr/lib/render-result.js';
import { html, nothing } from 'lit';
import { unsafeStatic, html as staticHtml } from 'lit/static-html.js';
import { unsafeHTML } from 'lit/directives/unsafe-html.js';
import 'film-commentary';
import { formatAnnotations, parseAnnotations } from 'film-commentary/model';

export const NOTES = {
  type: 'AnnotationPage',
  label: 'The essay',
  items: [
    ['late', 'It is late', '<p>The <em>wind</em> &amp; the gate.</p>', 't=4,6'],
    ['early', 'It is early', '<p>Before dawn.</p>', 't=1,3'],
  ].map(([id, label, value, time]) => ({
    id: `urn:${id}`,
    type: 'Annotation',
    label,
    body: { type: 'TextualBody', purpose: 'commenting', format: 'text/html', value },
    target: { source: 'film.mp4', selector: { type: 'FragmentSelector', value: time } },
  })),
};

/** One element with nothing in it, as markup. */
export const renderElement = (name) => collectResult(render(staticHtml`<${unsafeStatic(name)}></${unsafeStatic(name)}>`));

/** A page's main part. The film is a `<video>` in the player (`child`) or named by attributes. */
export function renderPage({ child }) {
  const { annotations } = parseAnnotations(NOTES);
  const list = formatAnnotations(annotations, 'html', { film: 'film.mp4', label: NOTES.label }).text;
  const video = html`<video width="960" height="540" controls muted playsinline>
    <source src="film.mp4" type="video/mp4" />
    <track kind="subtitles" src="film.vtt" srclang="en" label="English" default />
  </video>`;
  const player = child
    ? html`<film-player>${video}</film-player>`
    : html`<film-player src="film.mp4" subtitles="film.vtt" srclang="en" label="English" muted></film-player>`;
  return collectResult(
    render(html`
      <film-commentary>
        ${player}
        <film-commentary-button></film-commentary-button>
        <film-article
          ><article>
            <h1>The wind</h1>
            <p>Passages of the essay.</p>
          </article></film-article
        >
        <film-annotation-list>${unsafeHTML(list)}</film-annotation-list>
        <film-transcript><p>All that is said.</p></film-transcript>
        <film-timeline></film-timeline>
      </film-commentary>
      ${nothing}
    `),
  );
}
