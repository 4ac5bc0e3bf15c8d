import { html, nothing, type TemplateResult } from 'lit';
import type { Speaker } from '../i18n/messages.js';
import { message } from '../i18n/settings-message.js';
import type { FilmSession } from '../session/film-session.js';
import { SUBTITLE_EDGES, SUBTITLE_FONTS, SUBTITLE_POSITIONS, type SubtitleStyle } from '../session/preferences.js';
import { ENOUGH_CONTRAST, subtitleContrast } from './contrast.js';
import { numberWords } from './interface-language.js';
import { choiceField, colorField, shareField } from './settings-fields.js';
import { subtitleStyleProperties, USUAL_BACKGROUND_OPACITY } from './subtitle-style.js';
import { styleText } from './theme.js';

/** The viewer's style with one choice changed; `undefined` takes the choice back. */
export function restyle<K extends keyof SubtitleStyle>(session: FilmSession, key: K, value: SubtitleStyle[K] | undefined): void {
  const style = Object.fromEntries(
    Object.entries({ ...session.state.preferences.subtitleStyle, [key]: value }).filter(([, chosen]) => chosen !== undefined),
  );
  session.setPreference('subtitleStyle', Object.keys(style).length ? style : undefined);
}

/** Words of a subtitle, and their language. */
export interface Sample {
  readonly text: string;
  readonly language: string;
}

/** In two lines, so that their distance can be judged: those of the film or, where it says one, that one at the space nearest to its middle. */
export function inTwoLines(text: string): string {
  const lines = text.trim().split('\n');
  if (lines.length > 1) return lines.slice(0, 2).join('\n');
  const [line = ''] = lines;
  const spaces = [...line.matchAll(/\s+/g)].map(({ index }) => index);
  const middle = line.length / 2;
  const at = spaces.reduce((best, space) => (Math.abs(space - middle) < Math.abs(best - middle) ? space : best), spaces[0] ?? 0);
  return at > 0 ? `${line.slice(0, at)}\n${line.slice(at).trim()}` : line;
}

/** A picture like one of a film, light and dark, with the words on it as they will look; and of a second subtitle. */
export function preview(style: SubtitleStyle | undefined, first: Sample, second: Sample | undefined): TemplateResult {
  const line = ({ text, language }: Sample, secondary: boolean) =>
    html`<p
      class="sample ${secondary ? 'second' : ''}"
      lang=${language || nothing}
      dir="auto"
      .style=${styleText(subtitleStyleProperties(style, { secondary }))}
    >
      <span>${inTwoLines(text)}</span>
    </p>`;
  return html`<div class="preview ${style?.position ?? 'bottom'} ${style?.secondaryPosition ?? 'opposite'}" aria-hidden="true">
    <div class="picture"></div>
    ${second ? line(second, true) : nothing} ${line(first, false)}
  </div>`;
}

/** How subtitles look. */
export function appearanceSection(speaker: Speaker, session: FilmSession, style: SubtitleStyle = {}): TemplateResult {
  const page = message(speaker, 'asThePage');
  const choose =
    <K extends keyof SubtitleStyle>(key: K) =>
    (value: SubtitleStyle[K] | '' | undefined) =>
      restyle(session, key, value === '' ? undefined : value);
  const contrast = subtitleContrast(style);
  const { color, opacity, background, backgroundOpacity } = style;
  const chosen = [color, opacity, background, backgroundOpacity].some((value) => value !== undefined);
  const low = chosen && contrast < ENOUGH_CONTRAST;
  // Rounded down: 4.49 is not said to be enough.
  const ratio = numberWords(speaker, Math.floor(contrast * 10) / 10, { minimumFractionDigits: 1 });
  return html`
    <p class="note system">${message(speaker, 'systemColors')}</p>
    ${shareField({ speaker, id: 'size', label: message(speaker, 'subtitleSize'), value: style.size ?? 1, from: 0.5, to: 3, choose: choose('size') })}
    ${choiceField({
      speaker,
      id: 'font',
      label: message(speaker, 'subtitleFont'),
      value: style.font ?? '',
      options: [['', page], ...SUBTITLE_FONTS.map((font) => [font, message(speaker, `font-${font}`)] as const)],
      choose: choose('font') as (value: string) => void,
    })}
    ${colorField({ speaker, id: 'color', label: message(speaker, 'subtitleColor'), value: color, page: 'var(--film-subtitle-color, #ffffff)', choose: choose('color') })}
    ${shareField({ speaker, id: 'opacity', label: message(speaker, 'subtitleOpacity'), value: opacity ?? 1, from: 0.25, to: 1, choose: choose('opacity') })}
    ${colorField({
      speaker,
      id: 'background',
      label: message(speaker, 'subtitleBackground'),
      value: background,
      page: 'var(--film-subtitle-background, rgb(0 0 0 / 0.62))',
      choose: choose('background'),
    })}
    ${shareField({
      speaker,
      id: 'background-opacity',
      label: message(speaker, 'subtitleBackgroundOpacity'),
      value: backgroundOpacity ?? USUAL_BACKGROUND_OPACITY,
      from: 0,
      to: 1,
      choose: choose('backgroundOpacity'),
    })}
    <p class="note warning" role="status">${low ? message(speaker, 'lowContrast', { ratio }) : nothing}</p>
    ${choiceField({
      speaker,
      id: 'edge',
      label: message(speaker, 'subtitleEdge'),
      value: style.edge ?? '',
      options: [['', page], ...SUBTITLE_EDGES.map((edge) => [edge, message(speaker, `edge-${edge}`)] as const)],
      choose: choose('edge') as (value: string) => void,
    })}
    ${shareField({ speaker, id: 'line-spacing', label: message(speaker, 'lineSpacing'), value: style.lineSpacing ?? 1, from: 1, to: 2, choose: choose('lineSpacing') })}
    ${choiceField({
      speaker,
      id: 'position',
      label: message(speaker, 'subtitlePosition'),
      value: style.position ?? 'bottom',
      options: SUBTITLE_POSITIONS.map((position) => [position, message(speaker, `position-${position}`)] as const),
      choose: choose('position') as (value: string) => void,
    })}
    <button class="plain" type="button" @click=${() => resetAppearance(session)}>${message(speaker, 'resetAppearance')}</button>
  `;
}

/** Back to what the page has; the second subtitle's own size and place belong to another section. */
function resetAppearance(session: FilmSession): void {
  const { secondarySize, secondaryPosition } = session.state.preferences.subtitleStyle ?? {};
  const kept = { ...(secondarySize && { secondarySize }), ...(secondaryPosition && { secondaryPosition }) };
  session.setPreference('subtitleStyle', Object.keys(kept).length ? kept : undefined);
}
