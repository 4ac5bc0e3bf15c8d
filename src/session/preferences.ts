import { like, between, oneOf, readChoices, soundOf, type Check, type ANNOUNCEMENTS, type NOTE_DENSITIES } from './first-preferences.js';

export { ANNOUNCEMENTS, NOTE_DENSITIES } from './first-preferences.js';

/** What a viewer has chosen; remembered across visits. A choice not yet made is absent. */
export interface Preferences {
  /** Is the commentary shown? */
  readonly commentary?: boolean;
  /** Are subtitles shown? */
  readonly subtitles?: boolean;
  /** The language last chosen for them, BCP 47. */
  readonly subtitleLanguage?: string;
  /** The language of a second subtitle beside the first, BCP 47; absent for none. */
  readonly secondaryLanguage?: string;
  /** How subtitles look. */
  readonly subtitleStyle?: SubtitleStyle;
  /** Are sound descriptions, as in `[door slams]`, shown? Yes, unless the viewer says no. */
  readonly soundDescriptions?: boolean;
  /** Does the film pause at the end of each line, for learners? */
  readonly pauseAfterLine?: boolean;
  /** The language of what the elements say, BCP 47; absent for the page's. */
  readonly language?: string;
  /** Do letters, digits and signs act on the film? Yes, unless the viewer says no. */
  readonly hotkeys?: boolean;
  /** 0 to 1. */
  readonly volume?: number;
  /** How fast notes are read: 1 is the default; 0.5 lets them stay twice as long. */
  readonly readingSpeed?: number;
  /** How many notes come up by themselves: about one in 90 seconds, one in 30 (where absent), or all. */
  readonly density?: (typeof NOTE_DENSITIES)[number];
  /** The categories whose notes do not come up by themselves. */
  readonly hiddenCategories?: readonly string[];
  /** Are notes left out that were on screen before? */
  readonly skipSeen?: boolean;
  /** Does the film pause where a note comes up? */
  readonly pauseOnNote?: boolean;
  /** Does the film pause while a note is read: the pointer or the focus is on it, or it is unfolded? */
  readonly pauseWhileReading?: boolean;
  /** Do notes stand in panels only, and never over the film? */
  readonly notesPanelOnly?: boolean;
  /** Times the usual size of notes, 0.5 to 3. */
  readonly noteSize?: number;
  /** What a screen reader says of notes that come up; nothing where absent. */
  readonly announcements?: (typeof ANNOUNCEMENTS)[number];
}

/** How a viewer wants subtitles to look; what is absent is as the page has it. */
export interface SubtitleStyle {
  /** Times the usual size, 0.5 to 3. */
  readonly size?: number;
  /** Times the usual size, for the second subtitle, 0.5 to 3. */
  readonly secondarySize?: number;
  readonly font?: (typeof SUBTITLE_FONTS)[number];
  /** `#rrggbb`. */
  readonly color?: string;
  /** How much the words cover, 0.25 to 1. */
  readonly opacity?: number;
  /** `#rrggbb`, of the plate behind each line. */
  readonly background?: string;
  /** How much the plate covers, 0 to 1. */
  readonly backgroundOpacity?: number;
  readonly edge?: (typeof SUBTITLE_EDGES)[number];
  /** Times the usual distance of lines, 1 to 2. */
  readonly lineSpacing?: number;
  /** Where cues stand that do not say: at the bottom of the picture, on the black bar below it, or at the top of the picture. */
  readonly position?: (typeof SUBTITLE_POSITIONS)[number];
  /** Where the second subtitle stands: at the other end of the picture, or next to the first. */
  readonly secondaryPosition?: (typeof SECONDARY_POSITIONS)[number];
}

export const SUBTITLE_FONTS = ['sans', 'serif', 'mono', 'casual', 'small-caps'] as const;
export const SUBTITLE_EDGES = ['none', 'shadow', 'outline', 'raised', 'depressed'] as const;
export const SUBTITLE_POSITIONS = ['bottom', 'bars', 'top'] as const;
export const SECONDARY_POSITIONS = ['opposite', 'beside'] as const;

const isColor = like(/^#[\da-f]{6}$/i);

const STYLE: Readonly<Record<keyof SubtitleStyle, Check>> = {
  size: between(0.5, 3),
  secondarySize: between(0.5, 3),
  font: oneOf(SUBTITLE_FONTS),
  color: isColor,
  opacity: between(0.25, 1),
  background: isColor,
  backgroundOpacity: between(0, 1),
  edge: oneOf(SUBTITLE_EDGES),
  lineSpacing: between(1, 2),
  position: oneOf(SUBTITLE_POSITIONS),
  secondaryPosition: oneOf(SECONDARY_POSITIONS),
};

/** Keeps of a remembered value what is sound: it may come from another version, or from anyone. */
export function readPreferences(value: unknown): Preferences {
  const style = soundOf((value as { subtitleStyle?: unknown } | null | undefined)?.subtitleStyle, STYLE);
  return { ...readChoices(value), ...(Object.keys(style).length && { subtitleStyle: Object.freeze(style) }) };
}

/** What is remembered, with a change put in: of the style of subtitles what differs from `before`. */
export function changePreferences(remembered: unknown, before: Preferences, change: Preferences): Preferences {
  const kept = readPreferences(remembered);
  const style = 'subtitleStyle' in change ? { subtitleStyle: changeStyle(kept.subtitleStyle, before.subtitleStyle, change.subtitleStyle) } : {}; // prettier-ignore
  return readPreferences({ ...kept, ...change, ...style });
}

/** A style, with what differs between `before` and `after` put in. */
export function changeStyle(style: SubtitleStyle = {}, before: SubtitleStyle = {}, after: SubtitleStyle = {}): SubtitleStyle {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])] as (keyof SubtitleStyle)[];
  const changed = keys.filter((key) => before[key] !== after[key]);
  return { ...style, ...Object.fromEntries(changed.map((key) => [key, after[key]])) };
}
