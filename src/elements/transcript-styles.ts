import { css } from 'lit';

/** The transcript's frame: its tools, and the scroller around the rows, over the theme. It inherits the page's colours and type. */
export const transcriptStyles = css`
  :host {
    --_accent: var(--film-transcript-accent, var(--film-accent, light-dark(#94601a, #e6b566)));
    --_page: var(--film-transcript-background, Canvas);
    display: flex;
    flex-direction: column;
    max-block-size: var(--film-transcript-height, 36rem);
  }
  [hidden] {
    display: none !important;
  }
  section {
    display: contents;
  }
  .tools,
  .ahead-says {
    border-block-end: 1px solid var(--_line);
  }
  .field {
    display: flex;
    flex: 99 1 14rem;
    align-items: center;
    min-width: 0;
    border: 1px solid var(--_line);
    border-radius: 0.4rem;
  }
  /* Where not all has room in a line, what is searched has one of its own. */
  .tools:has(select) > .field {
    flex-basis: 16rem;
  }
  .acts {
    display: flex;
    flex: 1 0 auto;
    flex-wrap: wrap;
    align-items: center;
    justify-content: end;
    gap: 0.375rem;
    max-width: 100%;
  }
  select {
    margin-inline-end: auto;
  }
  .field:focus-within {
    outline: 2px solid var(--_accent);
    outline-offset: 1px;
  }
  @media (forced-colors: active) {
    .field:focus-within {
      outline-color: Highlight;
    }
  }
  .field > .icon {
    margin-inline-start: 0.6rem;
    font-size: 0.75rem;
    opacity: 0.7;
  }
  input[type='search'] {
    flex: 1;
    min-width: 3rem;
    padding: 0 0.5rem;
    border: 0;
    outline: 0;
    appearance: none;
  }
  input[type='search']::-webkit-search-cancel-button {
    display: none;
  }
  .count {
    flex: none;
    padding-inline: 0.25rem;
    color: var(--_muted);
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }
  .tool {
    display: grid;
    place-items: center;
    flex: none;
    min-width: 2.125rem;
    min-height: 2.125rem;
    margin: 0;
    padding: 0;
    border: 0;
    border-radius: 0.4rem;
    background: none;
    list-style: none;
    cursor: pointer;
  }
  .tool .icon {
    font-size: 0.8rem;
  }
  .tool:disabled {
    opacity: 0.4;
    cursor: default;
  }
  .field .tool {
    min-width: 1.75rem;
  }
  summary::-webkit-details-marker {
    display: none;
  }
  select {
    max-width: 11rem;
    min-height: 2.125rem;
    padding: 0 0.4rem;
    border: 1px solid var(--_line);
    border-radius: 0.4rem;
    background: transparent;
    color: inherit;
    font: inherit;
    cursor: pointer;
  }
  option {
    background: Canvas;
    color: CanvasText;
  }
  details {
    position: relative;
  }
  .menu {
    position: absolute;
    inset-block-start: calc(100% + 0.25rem);
    inset-inline-end: 0;
    z-index: 2;
    display: flex;
    flex-direction: column;
    min-width: max-content;
    padding: 0.25rem;
    border: 1px solid var(--_line);
    border-radius: 0.4rem;
    background: var(--_page);
    box-shadow: 0 0.4rem 1.4rem rgb(0 0 0 / 0.22);
  }
  .item {
    min-height: 2.125rem;
    padding: 0.25rem 0.75rem;
    border: 0;
    border-radius: 0.3rem;
    background: none;
    text-align: start;
    cursor: pointer;
  }
  .around {
    position: relative;
    display: flex;
    flex: 1;
    flex-direction: column;
    min-height: 0;
  }
  .scroller {
    flex: 1;
    min-height: 0;
    overflow: auto;
    overscroll-behavior: contain;
    scrollbar-width: thin;
    scrollbar-color: var(--_line) transparent;
  }
  .notice {
    margin-block: 1rem;
  }
  .show {
    min-height: 2.25rem;
    padding: 0.2rem 1rem;
    border: 1px solid currentColor;
    border-radius: 0.4rem;
    background: none;
    color: inherit;
    font: inherit;
    cursor: pointer;
  }
  .back {
    position: absolute;
    inset-block-end: 0.75rem;
    inset-inline-start: 50%;
    translate: -50%;
    z-index: 1;
    min-height: 2.25rem;
    padding: 0.3rem 1rem;
    border: 1px solid var(--_line);
    border-radius: 2rem;
    background: var(--_page);
    box-shadow: 0 0.2rem 0.9rem rgb(0 0 0 / 0.2);
    font-size: 0.875rem;
    white-space: nowrap;
    cursor: pointer;
  }
  :host(:dir(rtl)) .back {
    translate: 50%;
  }
  @media (hover: hover) {
    .tool:hover:enabled,
    summary.tool:hover,
    .item:hover {
      background: color-mix(in srgb, currentColor 9%, transparent);
    }
    .back:hover {
      border-color: currentColor;
    }
  }
  @media print {
    :host {
      display: block;
      max-block-size: none;
    }
    .back {
      display: none;
    }
    .scroller,
    .around {
      display: block;
      overflow: visible;
    }
  }
`;
