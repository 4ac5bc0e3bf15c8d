import { css } from 'lit';
import { unseen } from './unseen.js';

/**
 * How video.js's parts look here. Its own sheet is not shipped: it brings a font from a data: address, which a strict policy forbids,
 * and rules for many parts that are not used. The class names are video.js's.
 */
export const engineStyles = css`
  .vjs-poster,
  .vjs-poster * {
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
    min-height: 0;
    object-fit: contain;
  }
  .vjs-poster {
    cursor: pointer;
  }
  .vjs-has-started .vjs-poster,
  .at-moment .vjs-poster,
  .vjs-hidden,
  .vjs-controls-disabled .vjs-control-bar,
  .vjs-controls-disabled .vjs-big-play-button,
  .vjs-has-started .vjs-big-play-button,
  .vjs-error .vjs-big-play-button,
  .vjs-error .vjs-control-bar,
  .vjs-error .vjs-loading-spinner,
  .vjs-live .vjs-duration,
  .vjs-live .vjs-time-divider,
  .vjs-play-progress .vjs-time-tooltip {
    display: none !important;
  }
  /* Who comes to a moment of the film meets its notes: they begin at the other side. */
  .stage:not(.docked) .at-moment .vjs-big-play-button {
    inset-inline-start: 75%;
  }
  .vjs-error .vjs-poster {
    filter: brightness(0.35);
  }
  .vjs-control-text {
    ${unseen}
  }

  .vjs-loading-spinner {
    display: none;
    position: absolute;
    inset: 50% auto auto 50%;
    width: 3rem;
    height: 3rem;
    margin: -1.5rem;
    border: 3px solid rgb(255 255 255 / 0.2);
    border-top-color: var(--_accent);
    border-radius: 50%;
    pointer-events: none;
  }
  .vjs-seeking .vjs-loading-spinner,
  .vjs-waiting .vjs-loading-spinner {
    display: block;
    animation:
      spin 1s linear infinite,
      appear 0s 0.35s backwards;
  }
  @keyframes spin {
    to {
      rotate: 1turn;
    }
  }

  /* The bar */
  .vjs-control-bar {
    display: flex;
    position: absolute;
    inset: auto 0 0;
    align-items: center;
    gap: 0 0.125rem;
    padding: 3rem 0.625rem 0.375rem;
    background: linear-gradient(transparent, rgb(0 0 0 / 0.45) 40%, rgb(0 0 0 / 0.8));
    transition: opacity 0.25s;
  }
  /* Out of sight it is out of reach, after it has faded; it is within reach at once when it comes. */
  .bar-hidden .vjs-control-bar {
    transition:
      opacity 0.25s,
      visibility 0.25s;
    opacity: 0;
    visibility: hidden;
    pointer-events: none;
  }
  .bar-hidden .vjs-has-started {
    cursor: none;
  }
  .vjs-control-bar > .vjs-button,
  .vjs-mute-control {
    display: grid;
    place-items: center;
    flex: none;
    position: relative;
    width: 2.5rem;
    height: 2.5rem;
    border-radius: 0.5rem;
    font-size: 1rem;
    transition: background-color 0.15s;
  }
  @media (hover: hover) {
    .vjs-control-bar > .vjs-button:hover,
    .vjs-mute-control:hover {
      background: rgb(255 255 255 / 0.12);
    }
  }
  .vjs-control-bar film-commentary-button,
  .vjs-control-bar film-settings-button,
  .vjs-control-bar film-subtitles-button {
    flex: none;
    color: var(--_text);
    --film-button-on: var(--_accent);
  }
  .vjs-control-bar :focus-visible {
    outline-offset: -3px;
  }
  .vjs-icon-placeholder .icon {
    display: none;
  }
  .vjs-big-play-button .icon,
  .vjs-play-control:not(.vjs-playing, .vjs-ended) .play,
  .vjs-play-control.vjs-playing .pause,
  .vjs-play-control.vjs-ended .replay,
  .vjs-mute-control:not(.vjs-vol-0, .vjs-vol-1) .sound,
  .vjs-mute-control.vjs-vol-1 .soundLow,
  .vjs-mute-control.vjs-vol-0 .muted,
  .video-js:not(.vjs-fullscreen) .vjs-fullscreen-control .fullscreen,
  .vjs-fullscreen .vjs-fullscreen-control .exitFullscreen {
    display: block;
  }

  /* The seek bar lies over the buttons, across the whole width; out of their row, which therefore never wraps over the film */
  .vjs-progress-control {
    position: absolute;
    top: 1.75rem;
    inset-inline: 0.625rem;
    height: 1.25rem;
    display: flex;
    align-items: center;
    padding-inline: 0.375rem;
    cursor: pointer;
    touch-action: none;
  }
  .vjs-progress-holder {
    position: relative;
    flex: 1;
    height: 3px;
    border-radius: 2px;
    background: rgb(255 255 255 / 0.22);
    transition: height 0.12s;
  }
  .vjs-progress-holder::before,
  .vjs-volume-bar::before {
    content: '';
    position: absolute;
    inset: -0.75rem 0;
  }
  .vjs-progress-control:hover .vjs-progress-holder,
  .vjs-progress-holder:focus-visible {
    height: 6px;
  }
  .vjs-load-progress,
  .vjs-load-progress > div,
  .vjs-play-progress {
    position: absolute;
    inset-block: 0;
    height: 100%;
    width: 0;
    border-radius: 2px;
  }
  .vjs-load-progress > div {
    background: rgb(255 255 255 / 0.25);
  }
  .vjs-play-progress {
    left: 0;
    background: var(--_accent);
  }
  .vjs-play-progress::after {
    content: '';
    position: absolute;
    inset: 50% 0 auto auto;
    width: 0.875rem;
    height: 0.875rem;
    translate: 50% -50%;
    scale: 0;
    border-radius: 50%;
    background: var(--_accent);
    transition: scale 0.12s;
  }
  .vjs-progress-control:hover .vjs-play-progress::after,
  .vjs-progress-holder:focus-visible .vjs-play-progress::after {
    scale: 1;
  }
  .vjs-mouse-display {
    display: none;
    position: absolute;
    inset-block: 0;
    width: 1px;
    background: var(--_text);
    pointer-events: none;
  }
  .vjs-progress-control:hover .vjs-mouse-display {
    display: block;
  }
  .vjs-time-tooltip {
    position: absolute;
    bottom: 1.1rem;
    right: 0;
    padding: 0.35em 0.5em;
    border-radius: 0.35rem;
    background: var(--_surface);
    font-size: 0.8125rem;
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }

  /* Volume */
  .vjs-volume-panel {
    display: flex;
    align-items: center;
  }
  .vjs-volume-control {
    width: 0;
    height: 2.5rem;
    overflow: hidden;
    opacity: 0;
    transition:
      width 0.18s,
      opacity 0.18s;
  }
  .vjs-volume-panel.vjs-hover .vjs-volume-control,
  .vjs-volume-panel:focus-within .vjs-volume-control,
  .vjs-volume-panel.vjs-slider-active .vjs-volume-control {
    width: 5rem;
    opacity: 1;
  }
  .vjs-volume-bar {
    position: relative;
    height: 3px;
    margin: 1.2rem 0.625rem;
    border-radius: 2px;
    background: rgb(255 255 255 / 0.25);
    cursor: pointer;
  }
  .vjs-volume-level {
    position: absolute;
    inset: 0 auto 0 0;
    width: 100%;
    border-radius: 2px;
    background: var(--_text);
  }

  /* Times */
  .vjs-time-control {
    display: flex;
    align-items: center;
    min-height: 2.5rem;
    padding-inline: 0.15rem;
    font-size: 0.8125rem;
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
    color: var(--_muted);
  }
  .vjs-time-control.vjs-current-time {
    padding-inline-start: 0.375rem;
    color: var(--_text);
  }

  /* The first of the group takes the free room, so the group stands at the end. */
  .vjs-playback-rate {
    margin-inline-start: auto;
  }
  .vjs-menu-button {
    position: relative;
  }
  .vjs-playback-rate > button {
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
    border-radius: 0.5rem;
  }
  .vjs-playback-rate-value {
    font-size: 0.8125rem;
    font-variant-numeric: tabular-nums;
    pointer-events: none;
  }
  .vjs-menu {
    display: none;
    position: absolute;
    bottom: 100%;
    inset-inline-end: 0;
    padding-bottom: 0.25rem;
    z-index: 1;
  }
  .vjs-menu.vjs-lock-showing,
  .vjs-workinghover .vjs-menu-button-popup.vjs-hover .vjs-menu {
    display: block;
  }
  .vjs-menu-content {
    margin: 0;
    padding: 0.3rem;
    list-style: none;
    border-radius: 0.6rem;
    background: var(--_surface);
    box-shadow:
      0 0 0 1px var(--_line),
      0 0.5rem 1.5rem rgb(0 0 0 / 0.5);
    max-height: 14rem;
    overflow: auto;
  }
  .vjs-menu-item {
    padding: 0.5rem 1rem;
    min-width: 4.5rem;
    border-radius: 0.4rem;
    text-align: center;
    cursor: pointer;
  }
  .vjs-menu-item:hover,
  .vjs-menu-item:focus {
    background: rgb(255 255 255 / 0.12);
  }
  .vjs-menu-item.vjs-selected {
    color: var(--_accent);
    font-weight: 600;
  }

  /* What failed */
  .vjs-modal-dialog {
    position: absolute;
    inset: 0;
    display: grid;
    place-items: center;
    padding: 1.5rem;
    text-align: center;
    font-size: 1rem;
    line-height: 1.5;
    background: rgb(0 0 0 / 0.55);
  }
  .vjs-modal-dialog-content {
    max-width: 34rem;
    outline: none;
  }
  .vjs-modal-dialog-content p {
    margin: 0 0 1rem;
    text-wrap: balance;
  }
  .vjs-modal-dialog-content button {
    min-height: 2.5rem;
    padding: 0.4rem 1.1rem;
    border-radius: 0.5rem;
    background: var(--_accent);
    color: #16120c;
    font-weight: 600;
  }

  /* Where the film is all there is, the room for notes leaves it the larger part. */
  .stage:is([data-away], [popover], :fullscreen) .dock {
    --_room: min(var(--film-annotation-dock-height, 11rem), 42dvh);
  }
  /* Small players: what a hand needs least goes first */
  @container (max-width: 35rem) {
    .vjs-volume-control {
      display: none;
    }
    .vjs-duration {
      margin-inline-end: auto;
    }
  }
  /* Counted with a film of some hours, in the buttons' own unit: 1:02:33 / 2:10:00 */
  @container (max-width: 27.5rem) {
    .vjs-control-bar > .vjs-playback-rate {
      display: none;
    }
  }
  /* The menu of the subtitles leads to the settings, too. */
  @container (max-width: 25rem) {
    .video-js:not(.no-subtitles) .vjs-control-bar film-settings-button,
    .no-subtitles .vjs-control-bar film-subtitles-button {
      display: none;
    }
  }
  @container (max-width: 22rem) {
    .vjs-time-divider,
    .vjs-duration {
      display: none;
    }
    .vjs-current-time {
      margin-inline-end: auto;
    }
  }
  @container (max-width: 17.5rem) {
    .vjs-current-time {
      display: none;
    }
    .vjs-volume-panel {
      margin-inline-end: auto;
    }
  }
  /* Text of twice the size on a narrow telephone: the icons stay as large as there is room for them. */
  @container (max-width: 14rem) {
    .vjs-control-bar {
      --_bar-button: min(2.5rem, 17cqi);
    }
    .vjs-control-bar > .vjs-button,
    .vjs-mute-control {
      width: var(--_bar-button);
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .video-js *,
    .video-js *::after {
      transition: none !important;
    }
    /* What goes at once goes from under the focus that is on its way there. */
    .bar-hidden .vjs-control-bar {
      transition: visibility 0.25s !important;
    }
    .vjs-loading-spinner {
      animation-duration: 4s, 0s;
    }
  }
  @media (forced-colors: active) {
    .vjs-progress-holder,
    .vjs-volume-bar {
      border: 1px solid CanvasText;
    }
    .vjs-play-progress,
    .vjs-volume-level,
    .vjs-play-progress::after {
      forced-color-adjust: none;
      background: Highlight;
    }
    /* Without a gradient there is nothing to run out above it: it takes no more than what is kept clear for it. */
    .vjs-control-bar {
      padding-top: 1.25rem;
      background: Canvas;
    }
    .vjs-progress-control {
      top: 0;
    }
  }
`;
