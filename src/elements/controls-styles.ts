import { css } from 'lit';

/** How notices look, and the answer to a key. */
export const controlsStyles = css`
  .stage:fullscreen .picture {
    aspect-ratio: auto;
  }
  /* The way in answers the pointer, whose coming fetches this. */
  .vjs-big-play-button:hover,
  .video-js:hover > .vjs-big-play-button {
    scale: 1.06;
    color: var(--_accent);
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
  @keyframes appear {
    from {
      visibility: hidden;
    }
  }
  .notice {
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
  .notice button {
    min-height: 2rem;
    padding: 0.2rem 0.8rem;
    border-color: var(--_line);
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
  /* Two taps skip; they do not enlarge the page. */
  .picture {
    touch-action: manipulation;
  }
  .skip {
    grid-area: 2 / 2;
    place-self: center left;
    width: 33.3%;
    text-align: center;
    font-size: 1.0625rem;
    font-weight: 600;
    font-variant-numeric: tabular-nums;
    text-shadow:
      0 0 0.5rem rgb(0 0 0 / 0.8),
      0 0 0.125rem rgb(0 0 0 / 0.8);
    pointer-events: none;
    opacity: 0;
    transition: opacity 0.2s;
  }
  .skip.on {
    justify-self: right;
  }
  .skip.said {
    opacity: 1;
  }
  @media (prefers-reduced-motion: reduce) {
    .skip,
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
  /* On paper nothing can be pressed, and words on a dark plate need it. */
  @media print {
    .stage {
      print-color-adjust: exact;
    }
    .vjs-control-bar,
    .vjs-big-play-button {
      display: none !important;
    }
  }
`;
