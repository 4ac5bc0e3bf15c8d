'use client';

import 'film-commentary';
import { useEffect, useRef, useState } from 'react';

/** The server renders it, too: until the script is here, and without it, there is the video with its subtitles. */
export function Film() {
  const player = useRef(null);
  const [title, setTitle] = useState('none yet');
  useEffect(() => {
    const ended = new AbortController();
    // Not by `onfilm-annotationenter`: React does not listen to the events of custom elements that it has found in the page.
    player.current.addEventListener('film-annotationenter', ({ annotation }) => setTitle(annotation.title), { signal: ended.signal });
    return () => ended.abort();
  }, []);
  return (
    <>
      <film-player ref={player} annotations="/notes.json">
        <video src="/film.mp4" width={960} height={540} controls playsInline>
          <track kind="subtitles" src="/film.en.vtt" srcLang="en" label="English" default />
        </video>
      </film-player>
      <p>
        Note: <output id="title">{title}</output>
      </p>
    </>
  );
}
