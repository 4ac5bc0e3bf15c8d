import { css } from 'lit';

/** How the settings look: a plate at the side of the film, so that what is chosen can be seen on the film itself. */
export const settingsStyles = css`
  /* Whatever the button's surroundings hand down (a bar that is faded out, unselectable, without a line height) ends here. */
  :host {
    all: initial;
    font-family: var(--_font);
    line-height: 1.4;
  }
  dialog {
    visibility: visible;
    pointer-events: auto;
    color-scheme: dark;
    position: fixed;
    inset-block: 0.75rem auto;
    inset-inline: auto 0.75rem;
    width: min(23rem, 100% - 1.5rem);
    max-width: none;
    /* Of the window as it is now: where a telephone's own bars come and go, and in WebKit, whose dvh stays behind a window that takes another size. */
    max-height: calc(100% - 1.5rem);
    margin: 0;
    padding: 0;
    overflow: hidden;
    border: 1px solid var(--_line);
    border-radius: 0.75rem;
    /* Words of the page under it would show through the plate that is made for pictures. */
    background: var(--_surface);
    background: rgb(from var(--_surface) r g b / 1);
    color: var(--_text);
    box-shadow: 0 0.75rem 2.5rem rgb(0 0 0 / 0.55);
    font-size: 0.9375rem;
    text-align: start;
  }
  dialog[open] {
    display: flex;
    flex-direction: column;
  }
  /* The film is what is looked at. */
  dialog::backdrop {
    background: none;
  }
  /* Held upright, a telephone has its film above and room below. */
  @media (max-width: 40rem) and (orientation: portrait) {
    dialog {
      inset: auto 0 0;
      width: 100%;
      max-height: 62%;
      border-width: 1px 0 0;
      border-radius: 0.75rem 0.75rem 0 0;
    }
  }
  @media (prefers-reduced-motion: no-preference) {
    dialog[open] {
      animation: come 0.16s ease-out;
    }
    @keyframes come {
      from {
        opacity: 0;
        translate: 0 0.5rem;
      }
    }
  }
  header {
    display: flex;
    flex: none;
    align-items: center;
    gap: 0.25rem;
    padding: 0.5rem 0.5rem 0.5rem 1.1rem;
    padding-inline: 1.1rem 0.5rem;
    border-bottom: 1px solid var(--_line);
  }
  h2,
  h3 {
    margin: 0;
    font-size: 1.0625rem;
    font-weight: 600;
  }
  h2 {
    flex: 1;
    min-width: 0;
    font-size: min(1.0625rem, 9vw);
    overflow-wrap: anywhere;
    hyphens: auto;
  }
  h3 {
    display: inline;
    font-size: 0.9375rem;
  }
  .tabs {
    display: flex;
    flex: none;
    flex-wrap: wrap;
    padding-inline: 0.6rem;
    border-bottom: 1px solid var(--_line);
  }
  .tab {
    flex: 1 1 auto;
    min-height: 2.5rem;
    padding: 0.4rem 0.6rem;
    border: 0;
    border-bottom: 2px solid transparent;
    background: none;
    color: var(--_muted);
    font-size: 0.875rem;
    cursor: pointer;
  }
  .tab[aria-selected='true'] {
    border-bottom-color: var(--_accent);
    color: var(--_text);
    font-weight: 600;
  }
  .tab:focus-visible {
    outline-offset: -3px;
  }
  .body {
    container-type: inline-size;
    /* From its own height: from none, the dialog would have no room for it in WebKit. */
    flex: 1 1 auto;
    min-height: 0;
    overflow: auto;
    overscroll-behavior: contain;
    padding-bottom: 0.5rem;
    /* What has the focus is not under the preview. */
    scroll-padding-block: 8rem 2.5rem;
  }
  .body:has(.second) {
    scroll-padding-top: 10rem;
  }

  /* The preview stays in sight as long as something is chosen that shows in it. */
  .preview {
    position: sticky;
    top: 0;
    z-index: 1;
    display: flex;
    flex-direction: column;
    min-height: 7.5rem;
    max-height: 14rem;
    padding: 0.2rem 1rem;
    overflow: hidden;
    border-bottom: 1px solid var(--_line);
    background: #000;
    text-align: center;
  }
  .picture {
    position: absolute;
    inset: 1.1rem 0;
    background:
      radial-gradient(circle at 74% 30%, #fff6dc 0 0.7rem, transparent 0.8rem),
      radial-gradient(ellipse 60% 55% at 22% 104%, #23302d 99%, transparent),
      radial-gradient(ellipse 75% 42% at 84% 106%, #35433c 99%, transparent), linear-gradient(#7f97a6, #c3bfae 55%, #e4d2ae 75%);
  }
  .sample {
    position: relative;
    order: 2;
    margin: auto 0 0;
    padding-bottom: 1.1rem;
    color: var(--_subtitle-color, var(--film-subtitle-color, #ffffff));
    font: calc(0.9375rem * var(--_subtitle-scale, var(--film-subtitle-scale, 1))) /
      var(--_subtitle-line-height, var(--film-subtitle-line-height, 1.3)) var(--_subtitle-font, var(--film-subtitle-font, var(--_font)));
    font-variant-caps: var(--_subtitle-caps, normal);
    text-shadow: var(--_subtitle-shadow, var(--film-subtitle-shadow, 0 1px 2px rgb(0 0 0 / 0.8)));
    text-wrap: balance;
  }
  .sample span {
    padding: 0.05em 0.4em;
    border-radius: 0.15em;
    background: var(--_subtitle-background, var(--film-subtitle-background, rgb(0 0 0 / 0.62)));
    white-space: pre-line;
    box-decoration-break: clone;
    -webkit-box-decoration-break: clone;
  }
  /* Room for both. */
  .preview:has(.second) {
    min-height: 10.5rem;
  }
  .second {
    font-size: calc(0.9375rem * var(--_subtitle-scale, var(--film-subtitle-scale, 1)) * var(--film-subtitle-secondary-size, 0.8));
  }
  /* The bar is as high as the words on it. */
  .bars .picture {
    position: relative;
    inset: auto;
    flex: 1 1 3.5rem;
    margin-inline: -1rem;
  }
  .bars .sample {
    flex: none;
    margin: 0;
    padding: 0.3rem 0;
  }
  .top .sample {
    order: 1;
    margin: 0 0 auto;
    padding: 1.1rem 0 0;
  }
  .opposite .second {
    order: 1;
    margin: 0 0 auto;
    padding: 1.1rem 0 0;
  }
  .top.opposite .second {
    order: 2;
    margin: auto 0 0;
    padding: 0 0 1.1rem;
  }
  .bars.opposite .second {
    position: absolute;
    inset: 0 1rem auto;
  }
  .beside .second {
    order: 1;
    margin: auto 0 0;
    padding: 0;
  }
  .beside .second + .sample {
    margin-top: 0.2em;
  }
  .top.beside .second {
    order: 2;
    margin: 0 0 auto;
  }
  .top.beside .second + .sample {
    margin-block: 0 0.2em;
  }

  @media (max-width: 40rem) and (orientation: portrait), (max-height: 30rem) {
    .preview,
    .preview:has(.second) {
      min-height: 6rem;
      max-height: 9rem;
    }
    .body,
    .body:has(.second) {
      scroll-padding-top: 6.5rem;
    }
  }

  /* Sections */
  .section {
    border-bottom: 1px solid var(--_line);
    padding-inline: 1.1rem;
    /* In WebKit the words of a narrow select go on beyond it, unseen, and would be scrolled to. */
    overflow-x: clip;
  }
  .section:last-child {
    border-bottom: 0;
  }
  summary {
    display: flex;
    align-items: center;
    gap: 0.6rem;
    min-height: 2.75rem;
    margin-inline: -1.1rem;
    padding-inline: 1.1rem;
    list-style: none;
    cursor: pointer;
  }
  summary::-webkit-details-marker {
    display: none;
  }
  summary::before {
    content: '';
    width: 0.45em;
    height: 0.45em;
    border: solid currentColor;
    border-width: 0 2px 2px 0;
    rotate: -45deg;
    opacity: 0.7;
  }
  dialog:dir(rtl) summary::before {
    rotate: 135deg;
  }
  [open] > summary::before {
    rotate: 45deg !important;
    translate: 0 -0.1em;
  }
  summary:focus-visible {
    outline-offset: -3px;
  }
  .section[open] {
    padding-bottom: 1rem;
  }
  .section.open {
    padding-block: 0.7rem 0.9rem;
  }
  .section.open h3 {
    display: block;
    padding-block: 0.3rem;
  }
  .reset-settings {
    padding: 0.6rem 1.1rem 0.4rem;
    border-top: 1px solid var(--_line);
  }
  .field.kinds {
    display: block;
  }
  .kinds legend {
    padding-block: 0.2rem;
  }
  .kind {
    display: flex;
    align-items: center;
    gap: 0.7rem;
    padding-block: 0.2rem;
  }
  .kind label {
    display: flex;
    flex: 1;
    align-items: center;
    gap: 0.5rem;
    min-width: 0;
    overflow-wrap: anywhere;
  }
  .kind .mark {
    width: 0.8rem;
    height: 0.8rem;
  }
  .kind .count {
    margin-inline-start: auto;
    color: var(--_muted);
    font-variant-numeric: tabular-nums;
  }
  .field {
    display: grid;
    grid-template-columns: minmax(min(8rem, 50%), 1fr) minmax(0, auto);
    align-items: center;
    gap: 0.15rem 1rem;
    overflow-wrap: anywhere;
    min-width: 0;
    margin: 0;
    padding: 0.35rem 0;
    border: 0;
  }
  .value {
    color: var(--_muted);
    font-variant-numeric: tabular-nums;
  }
  input[type='range'] {
    grid-column: 1 / -1;
    width: 100%;
    height: 1.5rem;
    margin: 0;
    accent-color: var(--_accent);
    cursor: pointer;
  }
  select,
  input[type='number'],
  .plain,
  .turn,
  .line {
    min-width: 0;
    min-height: 2.25rem;
    padding: 0.25rem 0.6rem;
    border: 1px solid var(--_line);
    border-radius: 0.4rem;
    background: color-mix(in srgb, var(--_text) 7%, transparent);
    color: inherit;
    font: inherit;
  }
  select {
    max-width: 13rem;
    cursor: pointer;
  }
  option {
    background: Canvas;
    color: CanvasText;
  }
  .plain {
    padding-inline: 0.9rem;
    cursor: pointer;
  }
  .section > .plain {
    margin-top: 0.5rem;
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
    margin-top: 0.5rem;
  }
  .field.check {
    grid-template-columns: auto minmax(0, 1fr);
    gap: 0.7rem;
  }
  .check label {
    padding-block: 0.2rem;
    cursor: pointer;
  }
  input[type='checkbox'] {
    width: 1.15rem;
    height: 1.15rem;
    margin: 0;
    accent-color: var(--_accent);
    cursor: pointer;
  }
  legend {
    padding: 0;
  }
  .by-ear legend {
    font-weight: 600;
  }
  .swatches {
    display: flex;
    flex-wrap: wrap;
    grid-column: 1 / -1;
    gap: 0.45rem;
    padding-block: 0.3rem 0.2rem;
  }
  .swatch {
    appearance: none;
    forced-color-adjust: none;
    width: 1.625rem;
    height: 1.625rem;
    margin: 0;
    padding: 0;
    overflow: hidden;
    border: 1px solid var(--_muted);
    border-radius: 50%;
    background: var(--_swatch);
    cursor: pointer;
  }
  .swatch.page {
    background: linear-gradient(135deg, var(--_swatch) 50%, transparent 50%);
  }
  .swatch.other {
    background: conic-gradient(#e66, #ec5, #6c6, #5cc, #67e, #d6c, #e66);
  }
  .swatch.other::-webkit-color-swatch-wrapper {
    padding: 0;
  }
  .swatch.other::-webkit-color-swatch {
    border: 0;
    opacity: 0;
  }
  .swatch.other.chosen::-webkit-color-swatch {
    opacity: 1;
  }
  .swatch:checked,
  .swatch.chosen {
    outline: 2px solid var(--_accent);
    outline-offset: 2px;
  }
  .swatch:focus-visible {
    outline: 2px solid var(--_text);
    outline-offset: 2px;
  }
  .swatch:checked:focus-visible {
    outline-width: 3px;
    outline-color: var(--_accent);
    box-shadow: 0 0 0 2px #000;
  }
  .note {
    margin: 0.2rem 0 0.4rem;
    color: var(--_muted);
    font-size: 0.875rem;
  }
  .note:empty,
  .note.system {
    display: none;
  }
  .warning,
  .found {
    color: var(--_accent);
  }

  /* Timing */
  .found {
    /* Seen whichever line was pressed. */
    position: sticky;
    bottom: -0.5rem;
    margin: 0 -0.5rem;
    padding: 0.5rem;
    background: var(--_surface);
    background: rgb(from var(--_surface) r g b / 1);
  }
  .stepper {
    display: flex;
    gap: 0.25rem;
  }
  .stepper .plain {
    width: 2.25rem;
    padding: 0;
    font-size: 1.1rem;
  }
  input[type='number'] {
    width: 5rem;
    font-variant-numeric: tabular-nums;
    text-align: center;
    appearance: textfield;
  }
  .by-ear {
    display: block;
    padding-top: 0.6rem;
  }
  .lines {
    margin: 0.25rem 0;
    padding: 0;
    list-style: none;
  }
  .line,
  .turn {
    display: flex;
    gap: 0.7rem;
    width: 100%;
    padding: 0.35rem 0.5rem;
    border-color: transparent;
    background: none;
    text-align: start;
    cursor: pointer;
  }
  .turn {
    align-items: center;
    justify-content: center;
    color: var(--_muted);
    font-size: 0.875rem;
  }
  .turn:disabled {
    opacity: 0.45;
    cursor: default;
  }
  .line time {
    flex: none;
    min-width: 2.6rem;
    color: var(--_muted);
    font-variant-numeric: tabular-nums;
  }
  .line[aria-current] {
    border-color: var(--_line);
    background: color-mix(in srgb, var(--_text) 9%, transparent);
  }
  .line[aria-current] time {
    color: var(--_accent);
  }
  @media (hover: hover) {
    .plain:hover,
    .turn:enabled:hover,
    .line:hover,
    .tab:hover,
    summary:hover {
      background: color-mix(in srgb, var(--_text) 12%, transparent);
    }
  }

  /* Little room for large text: each value below its label */
  @container (max-width: 15rem) {
    .field {
      grid-template-columns: minmax(0, 1fr);
      justify-items: start;
    }
    select {
      max-width: 100%;
    }
    .stepper {
      flex-wrap: wrap;
      max-width: 100%;
    }
    input[type='range'] {
      min-width: 0;
    }
    .plain {
      max-width: 100%;
      min-height: 2.25rem;
      height: auto;
    }
    .keys div {
      grid-template-columns: minmax(0, 1fr);
      gap: 0;
    }
  }

  @media (forced-colors: active) {
    .note.system {
      display: block;
    }
    .sample {
      color: CanvasText;
    }
    .sample span {
      border: 1px solid CanvasText;
      background: Canvas;
    }
    summary {
      color: CanvasText;
    }
    .line[aria-current] {
      border-color: Highlight;
    }
    .tab[aria-selected='true'] {
      border-bottom-color: Highlight;
    }
    .swatch {
      border-color: CanvasText;
    }
    .swatch:checked,
    .swatch.chosen {
      outline-color: Highlight;
    }
  }
`;
