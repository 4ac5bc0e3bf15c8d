import { css } from 'lit';

/** How the player looks before its controls are here: stage, picture, the first button, overlay, the room for notes below it. */
export const playerStyles = css`
  :host {
    display: block;
    position: relative;
    color: var(--_text);
    background: #000;
    color-scheme: dark;
  }
  .stage {
    display: flex;
    flex-direction: column;
    position: relative;
    width: 100%;
    height: 100%;
    overflow: hidden;
    background: #000;
    container-type: inline-size;
  }
  .picture {
    position: relative;
    flex: 1 1 auto;
    width: 100%;
    min-height: 0;
    aspect-ratio: var(--film-aspect-ratio, var(--_ratio, 16 / 9));
  }
  .dock {
    flex: none;
    --_room: var(--film-annotation-dock-height, 11rem);
    /* A note that is unfolded asks for more, and scrolls where that is too much. */
    height: clamp(var(--_room), var(--_dock, 0px), max(var(--_room), 60dvh));
    background: color-mix(in srgb, var(--_surface), #000 35%);
    border-top: 1px solid var(--_line);
  }
  .stage:not(.docked) .dock {
    display: none;
  }
  .overlay {
    display: grid;
    position: absolute;
    inset: 0;
    pointer-events: none;
    text-align: start;
  }
  .area,
  .overlay > film-subtitles,
  .overlay > film-annotations,
  ::slotted(*) {
    grid-area: 2 / 2;
    min-width: 0;
    min-height: 0;
  }
  /* Where the picture will be is not known yet: boxes that move would count as movement of the page, empty as they are. Words are there before. */
  .area,
  .overlay:not(.placed) > film-subtitles,
  .overlay:not(.placed) ::slotted(film-subtitles),
  .stage:not(.docked) .overlay:not(.placed) > film-annotations,
  .stage:not(.docked) .overlay:not(.placed) ::slotted(film-annotations) {
    visibility: hidden;
  }
  .overlay > film-annotations,
  ::slotted(film-annotations) {
    position: relative;
  }
  .docked .overlay > film-annotations,
  .docked ::slotted(film-annotations) {
    grid-area: 4 / 1 / 5 / -1;
    pointer-events: auto;
  }
  slot {
    display: contents;
  }
  .native-subtitles ::slotted(film-subtitles),
  ::slotted(video),
  ::slotted(audio) {
    display: none !important;
  }

  /* The engine's box, before the engine is here and after */
  .video-js {
    position: absolute;
    inset: 0;
    overflow: hidden;
    color: var(--_text);
    font-size: 0.875rem;
    line-height: 1;
    user-select: none;
    outline: none;
  }
  .video-js > video {
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
    object-fit: contain;
  }
  .video-js button {
    border: 0;
    padding: 0;
    background: none;
    cursor: pointer;
  }

  /* The way in */
  .vjs-big-play-button {
    position: absolute;
    inset: 50% auto auto 50%;
    translate: -50% -50%;
    z-index: 1;
    width: 5rem;
    height: 5rem;
    border-radius: 50%;
    background: var(--_surface) !important;
    box-shadow:
      0 0 0 1px var(--_line),
      0 0.5rem 2rem rgb(0 0 0 / 0.45);
    transition:
      scale 0.2s,
      color 0.2s;
  }
  .vjs-big-play-button .icon {
    width: 2.4rem;
    height: 2.4rem;
    margin: auto;
    translate: 0.1rem 0;
  }
  @container (max-width: 32.5rem) {
    .vjs-big-play-button {
      width: 4rem;
      height: 4rem;
    }
  }
`;
