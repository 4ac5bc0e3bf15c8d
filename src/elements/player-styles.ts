import { css } from 'lit';

/** How the player's own parts look: stage, picture, overlay, the room for notes below it, notices, the answer to a key. */
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
  .stage:fullscreen .picture {
    aspect-ratio: auto;
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
  .notices {
    position: absolute;
    top: 0.75rem;
    inset-inline: 0.75rem;
    display: grid;
    justify-items: center;
    gap: 0.5rem;
    pointer-events: none;
  }
  .notice {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.25rem 0.75rem;
    max-width: 40rem;
    padding: 0.55rem 0.55rem 0.55rem 0.9rem;
    border-radius: 0.6rem;
    background: var(--_surface);
    box-shadow:
      0 0 0 1px var(--_line),
      0 0.4rem 1.6rem rgb(0 0 0 / 0.4);
    font-size: 0.875rem;
    pointer-events: auto;
  }
  .notice p {
    flex: 1 1 14rem;
    margin: 0;
  }
  .notice b {
    overflow-wrap: anywhere;
  }
  .notice button {
    min-height: 2rem;
    padding: 0.2rem 0.8rem;
    border: 1px solid var(--_line);
    border-radius: 0.4rem;
    background: none;
    cursor: pointer;
  }
  @media (hover: hover) {
    .notice button:hover {
      background: rgb(255 255 255 / 0.12);
    }
  }
  .notice button.close {
    display: grid;
    place-items: center;
    width: 2rem;
    padding: 0;
    border: 0;
    font-size: 0.8rem;
  }
  .empty {
    position: absolute;
    inset: 50% 1rem auto;
    translate: 0 -50%;
    margin: 0;
    color: var(--_muted);
    text-align: center;
    /* A page that gives the film in a moment need not read this. */
    animation: appear 0s 1s backwards;
  }
  .toast {
    grid-area: 2 / 2;
    place-self: start center;
    position: relative;
    max-width: calc(100% - 1rem);
    padding: 0.3rem 0.9rem;
    border-radius: 1.1rem;
    text-align: center;
    text-wrap: balance;
    background: var(--_surface);
    font-size: 0.9375rem;
    pointer-events: none;
    opacity: 0;
    transition: opacity 0.2s;
  }
  .toast.on {
    opacity: 1;
  }
  @media (prefers-reduced-motion: reduce) {
    .toast {
      transition: none;
    }
  }
  @media (forced-colors: active) {
    .notice,
    .toast.on {
      border: 1px solid CanvasText;
    }
  }
`;
