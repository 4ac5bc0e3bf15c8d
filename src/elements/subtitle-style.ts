import type { SubtitleStyle } from '../session/preferences.js';

/** Distance of lines where the viewer has not chosen one, in heights of the type. */
export const USUAL_LINE_HEIGHT = 1.3;
/** Colours of subtitles where neither viewer nor page has chosen: 21:1 on the plate over black, 6.6:1 over white. */
export const USUAL_COLOR = '#ffffff';
export const USUAL_BACKGROUND = '#000000';
export const USUAL_BACKGROUND_OPACITY = 0.62;

const SANS = "system-ui, 'Segoe UI', 'Helvetica Neue', 'DejaVu Sans', sans-serif";

/** Typefaces that are on the viewer's machine: none is fetched. */
const FONTS: Readonly<Record<NonNullable<SubtitleStyle['font']>, string>> = {
  sans: SANS,
  serif: "Georgia, 'Times New Roman', 'DejaVu Serif', serif",
  mono: "ui-monospace, Consolas, 'DejaVu Sans Mono', monospace",
  casual: "'Segoe Print', 'Bradley Hand', 'Comic Sans MS', 'Comic Neue', cursive",
  'small-caps': SANS,
};

const around = (radius: number, color: string): string =>
  [[-1, -1], [0, -1], [1, -1], [1, 0], [1, 1], [0, 1], [-1, 1], [-1, 0]].map(([x = 0, y = 0]) => `${x * radius}em ${y * radius}em 0 ${color}`).join(', '); // prettier-ignore

/** What goes round the letters, in heights of the type: it grows with them. */
const EDGES: Readonly<Record<NonNullable<SubtitleStyle['edge']>, string>> = {
  none: 'none',
  shadow: '0.05em 0.05em 0.15em #000, 0 0 0.35em rgb(0 0 0 / 0.8)',
  outline: around(0.05, '#000'),
  raised: '0.03em 0.03em 0 #222, 0.06em 0.06em 0 #000, 0.08em 0.08em 0.1em rgb(0 0 0 / 0.7)',
  depressed: '-0.03em -0.03em 0 #000, 0.03em 0.03em 0 rgb(255 255 255 / 0.5)',
};

/**
 * The viewer's choices as inner custom properties, for the subtitles and for the preview of them. Only what is chosen is there:
 * `var(--_subtitle-color, var(--film-subtitle-color, #ffffff))` lets the viewer's choice go before the page's, and that before the default.
 *
 * `--_subtitle-color` bears the opacity of the words, `--_subtitle-background` that of the plate. `--_subtitle-scale` and `--_subtitle-line-height` are
 * plain numbers, `--_subtitle-caps` is a `font-variant-caps`, `--_subtitle-shadow` a `text-shadow` in `em`.
 *
 * @param options.secondary of the second subtitle, which has a size of its own
 */
export function subtitleStyleProperties(
  style: SubtitleStyle | undefined,
  { secondary = false }: { readonly secondary?: boolean } = {},
): Record<string, string> {
  if (!style) return {};
  const { color, opacity, background, backgroundOpacity, font, edge, lineSpacing } = style;
  const size = (secondary ? style.secondarySize : undefined) ?? style.size;
  const plate =
    background || backgroundOpacity !== undefined
      ? `${background ?? USUAL_BACKGROUND}${inHex(backgroundOpacity ?? USUAL_BACKGROUND_OPACITY)}`
      : undefined;
  const words =
    opacity === undefined
      ? color
      : `color-mix(in srgb, ${color ?? `var(--film-subtitle-color, ${USUAL_COLOR})`} ${opacity * 100}%, transparent)`;
  return {
    ...(words && { '--_subtitle-color': words }),
    ...(plate && { '--_subtitle-background': plate }),
    ...(font && { '--_subtitle-font': FONTS[font], '--_subtitle-caps': font === 'small-caps' ? 'small-caps' : 'normal' }),
    ...(size !== undefined && { '--_subtitle-scale': String(size) }),
    ...(edge && { '--_subtitle-shadow': EDGES[edge] }),
    ...(lineSpacing !== undefined && { '--_subtitle-line-height': String(lineSpacing * USUAL_LINE_HEIGHT) }),
  };
}

/** 0 to 1 as the two last digits of `#rrggbbaa`. */
const inHex = (share: number): string =>
  Math.round(share * 255)
    .toString(16)
    .padStart(2, '0');
