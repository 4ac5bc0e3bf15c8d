import 'film-commentary';
import type { FilmPlayer } from 'film-commentary';
import type {} from 'film-commentary/react';
import { StrictMode, useRef, useState } from 'react';
import { createRoot } from 'react-dom/client';

function Page() {
  const player = useRef<FilmPlayer>(null);
  const [title, setTitle] = useState('none yet');
  return (
    <>
      <film-player
        ref={player}
        src="/film.mp4"
        subtitles="/film.en.vtt"
        srclang="en"
        label="English"
        annotations="/notes.json"
        onfilm-annotationenter={({ annotation }) => setTitle(annotation.title ?? '')}
      />
      <p>
        Note: <output id="title">{title}</output>
      </p>
      <button type="button" onClick={() => void player.current?.play()}>
        Play
      </button>
    </>
  );
}

createRoot(document.querySelector('#page')!).render(
  <StrictMode>
    <Page />
  </StrictMode>,
);
