/** Each 0 to 255. */
export type Channels = readonly [red: number, green: number, blue: number];

/** The channels of `#rrggbb`. */
export const channels = (color: string): Channels => [1, 3, 5].map((at) => parseInt(color.slice(at, at + 2), 16)) as unknown as Channels;

/** Relative luminance by WCAG 2.2: 0 is black, 1 white. */
export function luminance(color: Channels): number {
  const [red, green, blue] = color.map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as unknown as Channels;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
