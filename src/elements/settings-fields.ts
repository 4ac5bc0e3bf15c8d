import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Speaker } from '../i18n/messages.js';
import { message, type SettingsMessageName } from '../i18n/settings-message.js';
import { percentWords } from './interface-language.js';

// The controls that the sections of the settings are made of: native ones, each with its label. They show what the state says, not what was pressed last.

interface Field<T> {
  /** The element whose language it has. */
  readonly speaker: Speaker;
  /** Unique in the dialog. */
  readonly id: string;
  readonly label: string;
  readonly value: T;
  readonly choose: (value: T) => void;
}

/** A slider whose value is also written beside it, and said: 1.2 is "120 %". */
export function shareField({
  speaker,
  id,
  label,
  value,
  choose,
  from,
  to,
}: Field<number> & { readonly from: number; readonly to: number }): TemplateResult {
  const text = percentWords(speaker, value);
  const input = (event: Event) => choose((event.target as HTMLInputElement).valueAsNumber);
  return html`<div class="field">
    <label for=${id}>${label}</label>
    <span class="value" aria-hidden="true" dir="ltr">${text}</span>
    <input id=${id} type="range" min=${from} max=${to} step="0.05" .value=${live(String(value))} aria-valuetext=${text} @input=${input} />
  </div>`;
}

/** One of several, each with its words. */
export function choiceField({
  id,
  label,
  value,
  choose,
  options,
}: Field<string> & { readonly options: readonly (readonly [value: string, words: string, language?: string])[] }): TemplateResult {
  return html`<div class="field">
    <label for=${id}>${label}</label>
    <select id=${id} @change=${(event: Event) => choose((event.target as HTMLSelectElement).value)}>
      ${options.map(
        ([option, words, language]) =>
          html`<option value=${option} .selected=${live(option === value)} lang=${language || nothing}>${words}</option>`,
      )}
    </select>
  </div>`;
}

/** Yes or no. */
export function checkField({ id, label, value, choose }: Field<boolean>): TemplateResult {
  return html`<div class="field check">
    <input
      id=${id}
      type="checkbox"
      .checked=${live(value)}
      @change=${(event: Event) => choose((event.target as HTMLInputElement).checked)}
    />
    <label for=${id}>${label}</label>
  </div>`;
}

/** Colours that subtitles are wont to have: those of teletext, softened, and for plates dark ones. */
const COLORS: readonly (readonly [color: string, name: SettingsMessageName])[] = [
  ['#ffffff', 'color-white'],
  ['#b8b8b8', 'color-grey'],
  ['#ffe45c', 'color-yellow'],
  ['#8ff0a4', 'color-green'],
  ['#7fe0ff', 'color-cyan'],
  ['#ffb3d1', 'color-rose'],
  ['#12285c', 'color-blue'],
  ['#000000', 'color-black'],
];

/** A colour, `#rrggbb`; `undefined` for the page's, which is as CSS has it. */
export function colorField({
  speaker,
  id,
  label,
  value,
  choose,
  page,
}: Field<string | undefined> & { readonly page: string }): TemplateResult {
  const swatch = (color: string | undefined, name: string) =>
    html`<input
      class="swatch ${color ? '' : 'page'}"
      type="radio"
      name=${id}
      value=${color ?? ''}
      aria-label=${name}
      title=${name}
      .checked=${live(color === value)}
      .style=${`--_swatch: ${color ?? page}`}
      @change=${() => choose(color)}
    />`;
  const known = value === undefined || COLORS.some(([color]) => color === value);
  return html`<fieldset class="field colors">
    <legend>${label}</legend>
    <div class="swatches">
      ${swatch(undefined, message(speaker, 'asThePage'))} ${COLORS.map(([color, name]) => swatch(color, message(speaker, name)))}
      <input
        class="swatch other ${known ? '' : 'chosen'}"
        type="color"
        aria-label=${message(speaker, 'otherColor')}
        title=${message(speaker, 'otherColor')}
        .value=${live(value ?? '#ffffff')}
        @input=${(event: Event) => choose((event.target as HTMLInputElement).value)}
      />
    </div>
  </fieldset>`;
}

/** A part of the settings that can be folded. */
export const section = (speaker: Speaker, name: SettingsMessageName, content: unknown, open = false): TemplateResult =>
  html`<details class="section ${name}" ?open=${open}>
    <summary><h3>${message(speaker, name)}</h3></summary>
    ${content}
  </details>`;
