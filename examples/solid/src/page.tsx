import 'film-commentary';
import type { FilmElements } from 'film-commentary/jsx';
import { createSignal } from 'solid-js';
import { render } from 'solid-js/web';

declare module 'solid-js' {
  namespace JSX {
    interface IntrinsicElements extends FilmElements {}
  }
}

function Page() {
  const [title, setTitle] = createSignal('none yet');
  return (
    <>
      <film-player
        src="/film.mp4"
        subtitles="/film.en.vtt"
        srclang="en"
        label="English"
        annotations="/notes.json"
        on:film-annotationenter={({ annotation }) => setTitle(annotation.title ?? '')}
      />
      <p>
        Note: <output id="title">{title()}</output>
      </p>
    </>
  );
}

render(Page, document.querySelector('#page')!);
