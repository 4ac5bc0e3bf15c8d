import { css } from 'lit';

/** How notes look: over a picture, below a small one, and in a page. What is done with them comes later: note-reading-styles.ts. */
export const annotationsStyles = css`
  :host {
    display: block;
    color: var(--film-annotation-color, var(--_text));
    --_serif: var(--film-annotation-font, 'Iowan Old Style', Charter, Georgia, 'DejaVu Serif', serif);
  }
  .notes {
    display: flex;
    flex-direction: column;
    gap: 0.625rem;
    font-size: calc(var(--film-annotation-size, 0.9375rem) * var(--_scale, 1));
    --_lines: 12;
  }
  .over {
    position: absolute;
    --_lines: 4;
    font-size: calc(var(--film-annotation-size, clamp(0.9375rem, 0.55rem + 0.6cqi, 1.25rem)) * var(--_scale, 1));
  }
  /* The room below a small film is one plate, filled by one note: as many lines as it holds. */
  .under {
    position: relative;
    height: 100%;
    --_lines: 99;
  }
  .card,
  .leaving {
    display: flex;
    flex-direction: column;
    position: relative;
    min-height: 0;
    padding: 0.85em 1.05em 0.95em;
    border-inline-start: 3px solid var(--_accent);
    border-start-end-radius: 0.6rem;
    border-end-end-radius: 0.6rem;
    border-start-start-radius: 0.3rem;
    border-end-start-radius: 0.3rem;
    background: var(--film-annotation-background, var(--_surface));
    box-shadow: 0 0.4rem 1.6rem rgb(0 0 0 / 0.35);
    pointer-events: auto;
    animation: enter 0.18s ease-out;
  }
  .under .card {
    flex: 1;
    padding-block: 0.7em 0.6em;
    border-radius: 0;
    background: var(--film-annotation-background, none);
    box-shadow: none;
    animation-name: fade;
  }
  @keyframes fade {
    from {
      opacity: 0;
    }
  }
  @keyframes enter {
    from {
      opacity: 0;
      translate: 0 -0.3rem;
    }
  }
  .category {
    margin-inline-end: 2rem;
    color: var(--_accent);
    font-size: max(0.6875rem, 0.73em);
    font-weight: 600;
    letter-spacing: 0.09em;
    text-transform: uppercase;
  }
  /* A card stands as the page does, its words as their language does. */
  .category,
  .title {
    unicode-bidi: plaintext;
  }
  .title {
    margin-block: 0.1rem 0.25rem;
    margin-inline-end: 2rem;
    font-family: var(--_serif);
    font-size: 1.13em;
    font-weight: 600;
    line-height: 1.25;
    text-wrap: balance;
  }
  .body {
    flex: 0 1 auto;
    min-height: 0;
    overflow: hidden;
    font-family: var(--_serif);
    line-height: 1.45;
    overflow-wrap: anywhere;
  }
  /* The button that closes a note has the corner to itself. */
  .category + .body {
    margin-block-start: 0.4em;
  }
  .bare {
    padding-inline-end: 2.75rem;
  }
  .folded .body {
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: var(--_fit, var(--film-annotation-lines, var(--_lines)));
    line-clamp: var(--_fit, var(--film-annotation-lines, var(--_lines)));
  }
  .body > :first-child {
    margin-block-start: 0;
  }
  .body > :last-child {
    margin-block-end: 0;
  }
  .body p {
    margin-block: 0 0.5em;
  }
  button {
    border: 0;
    background: none;
    cursor: pointer;
    border-radius: 0.4rem;
    color: var(--_muted);
  }
  .dismiss {
    display: grid;
    place-items: center;
    position: absolute;
    top: 0.35rem;
    inset-inline-end: 0.35rem;
    width: 2rem;
    height: 2rem;
    padding: 0;
    font-size: 0.8rem;
  }
  @media (prefers-reduced-motion: reduce) {
    .card {
      animation: none;
    }
  }
  @media (forced-colors: active) {
    .card {
      border: 1px solid CanvasText;
      background: Canvas;
    }
  }
`;
