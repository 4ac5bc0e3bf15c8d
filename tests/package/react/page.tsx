// What a page in React does with the elements; that it compiles is the test. What must not compile says so.
import type { Annotation, FilmPlayer } from 'film-commentary';
import type {} from 'film-commentary/react';
import { useRef, type ReactNode } from 'react';

export function Page({ notes }: { notes: readonly Annotation[] }): ReactNode {
  const player = useRef<FilmPlayer>(null);
  return (
    <film-commentary className="scope" id="film">
      <film-player
        ref={player}
        src="film.mp4"
        subtitles="film.en.vtt"
        crossorigin="anonymous"
        subtitle-rendering="native"
        annotations={notes}
        nohotkeys
        muted
        style={{ width: '40rem' }}
        onfilm-annotationenter={({ annotation }) => console.log(annotation.title)}
        onfilm-problem={({ problem }) => console.log(problem.code)}
        ontimeupdate={({ type }) => console.log(type, player.current?.currentTime)}
      />
      <film-annotations src="commentary.json" default-off />
      <film-article sync="film" heading-level={3} onfilm-placed={({ placements }) => console.log(placements.length)} />
      <film-timeline spoilers="show" for="film" aria-label="The film" />
      <film-player annotations="notes.json" />
      {/* @ts-expect-error it is one of two words */}
      <film-timeline spoilers="never" />
      {/* @ts-expect-error there is no such attribute */}
      <film-player volumes={1} />
      {/* @ts-expect-error that is another event's field */}
      <film-player onfilm-problem={({ annotation }) => console.log(annotation)} />
    </film-commentary>
  );
}
