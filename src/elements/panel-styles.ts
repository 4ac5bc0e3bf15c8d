import { css } from 'lit';

/** What the panels have in common: they stand in the page, and have its colours and type. `--_accent` is each one's own. */
export const panelStyles = css`
  :host {
    --_muted: color-mix(in srgb, currentColor 72%, transparent);
    --_line: color-mix(in srgb, currentColor 18%, transparent);
    font-family: inherit;
  }
  .tools {
    display: flex;
    flex: none;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.375rem;
    padding-block-end: 0.5rem;
    font-size: 0.875rem;
  }
  input[type='search'] {
    min-height: 2.125rem;
    background: none;
    color: inherit;
    font: inherit;
  }
  input::placeholder {
    color: var(--_muted);
    opacity: 1;
  }
  input[type='checkbox'] {
    width: 1.05rem;
    height: 1.05rem;
    margin: 0;
    accent-color: var(--_accent);
  }
  /* What is blurred, and the way to see it */
  .ahead-says {
    display: flex;
    flex: none;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 0.25rem 1rem;
    padding-block: 0.4rem;
    color: var(--_muted);
    font-size: 0.8125rem;
  }
  .ahead-says label {
    display: flex;
    align-items: center;
    gap: 0.5rem;
    min-height: 1.5rem;
    font-weight: 600;
    cursor: pointer;
  }
  .said {
    flex: none;
    margin: 0;
    color: var(--_muted);
    font-size: 0.8125rem;
    overflow-wrap: anywhere;
  }
  .said:not(:empty) {
    padding-block: 0.4rem;
  }
  .state {
    margin: 0;
    padding-block: 1.5rem;
    color: var(--_muted);
  }
  @media print {
    .tools,
    .ahead-says,
    .said {
      display: none;
    }
  }
`;
