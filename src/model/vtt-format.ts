import type { Cue, CueSettings } from './cue.js';
import { formatCueText } from './cue-payload.js';
import { formatTimecode } from './timecode.js';
import type { CueRegion } from './vtt.js';

/** Writes WebVTT, with the ids and settings of the cues, and the regions they name. */
export function formatVtt(cues: readonly Cue[], regions: readonly CueRegion[] = []): string {
  const blocks = cues.map((cue) => {
    const id = cue.id.replaceAll(/[\r\n]+/g, ' ').replaceAll('-->', '->');
    const time = `${formatTimecode(cue.start, { form: 'vtt' })} --> ${formatTimecode(cue.end, { form: 'vtt' })}`;
    const payload = formatCueText(cue, 'vtt');
    return `${id && `${id}\n`}${time}${formatSettings(cue.settings)}\n${payload && `${payload}\n`}`;
  });
  return ['WEBVTT\n', ...regions.map(formatRegion), ...blocks].join('\n');
}

function formatSettings(settings: CueSettings = {}): string {
  const { vertical, line, lineIsPercentage, lineAlign, position, positionAlign, size, align, region } = settings;
  return [
    region && `region:${region}`,
    vertical && `vertical:${vertical}`,
    line !== undefined && `line:${decimal(line)}${lineIsPercentage ? '%' : ''}${lineAlign ? `,${lineAlign}` : ''}`,
    position !== undefined && `position:${decimal(position)}%${positionAlign ? `,${positionAlign}` : ''}`,
    size !== undefined && `size:${decimal(size)}%`,
    align && `align:${align}`,
  ]
    .filter(Boolean)
    .map((setting) => ` ${String(setting)}`)
    .join('');
}

/** A number without an exponent, which WebVTT does not read. */
function decimal(number: number): string {
  const text = String(number);
  if (!text.includes('e')) return text;
  return Number.isInteger(number) ? BigInt(number).toString() : number.toFixed(100);
}

function formatRegion({ id, width, lines, regionAnchor, viewportAnchor, scroll }: CueRegion): string {
  const anchors = `regionanchor:${regionAnchor.map(decimal).join('%,')}% viewportanchor:${viewportAnchor.map(decimal).join('%,')}%`;
  return `REGION\nid:${id} width:${decimal(width)}% lines:${decimal(lines)} ${anchors}${scroll ? ` scroll:${scroll}` : ''}\n`;
}
