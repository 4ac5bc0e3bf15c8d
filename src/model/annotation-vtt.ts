import { BASIC_CHARACTERS } from './character-references.js';
import { type Annotation, OWN_TERMS } from './annotation.js';
import { type FormatAnnotationsOptions, type Writable } from './annotation-export.js';
import { bodiesOf, ownTerms, quoteTargets, SUBTITLES } from './annotation-w3c.js';
import { excerpt, ProblemList } from './problem-list.js';
import { cleanText } from './subtitle-text.js';
import { formatTimecode } from './timecode.js';
import { hasVttSignature, parseVtt } from './vtt.js';

/**
 * WebVTT for `kind="metadata"`: a cue a note, by start; its id is the note's, its text a W3C annotation in one line of JSON, without the time.
 * Never for display: players show the cues of any other kind to the viewer.
 */
export function writeVtt(notes: readonly Writable[], { label, subtitles = SUBTITLES }: FormatAnnotationsOptions): string {
  const name = label === undefined ? '' : ` ${label.replaceAll(/\s+/g, ' ').replaceAll('-->', '→').trim()}`;
  const cues = notes
    .toSorted((a, b) => a.annotation.start - b.annotation.start)
    .map(({ annotation }) => {
      const { id, start, end } = annotation;
      const time = (seconds: number): string => formatTimecode(seconds, { form: 'vtt' });
      const named = isCueId(id);
      return `${named ? `${id}\n` : ''}${time(start)} --> ${time(end)}\n${jsonOf(annotation, named, subtitles)}\n`;
    });
  return [`WEBVTT${name}\n`, 'NOTE Notes on a film, for kind="metadata": each a W3C Web Annotation without its time.\n', ...cues].join(
    '\n',
  );
}

/** In a line by itself before the times. */
const isCueId = (id: string): boolean => !/[\r\n]|-->/.test(id) && id.trim() === id && !/^(?:NOTE|STYLE|REGION)\b/.test(id);

function jsonOf(annotation: Annotation, named: boolean, subtitles: string): string {
  const { id, title, category, tags } = annotation;
  const [target] = quoteTargets(annotation, subtitles);
  const item = {
    ...(!named && { id }),
    ...(title !== undefined && { label: title }),
    body: bodiesOf(annotation, { category, tags }),
    ...(target && { target }),
    ...ownTerms(annotation, OWN_TERMS),
  };
  // An arrow would end the cue.
  return JSON.stringify(item).replaceAll('-->', String.raw`--\u003e`);
}

/** Is it WebVTT? */
export const isVtt = (text: string): boolean => hasVttSignature(text.replace(/^\ufeff/, ''));

type Fields = Readonly<Record<string, unknown>>;

/** WebVTT metadata as W3C annotations. A cue whose text is no JSON is a note of plain text, if others are JSON; a file of such cues has subtitles. */
export function fromVtt(text: string, problems: ProblemList): object {
  const clean = cleanText(text, problems);
  const label = /^WEBVTT[ \t]+(?:- )?([^\n]+)/.exec(clean)?.[1]?.trim();
  // What is markup to a subtitle is a string here.
  const { cues } = parseVtt(clean, new ProblemList(), { characters: BASIC_CHARACTERS });
  const payloads = cues.map(({ source }) => parseObject(source));
  if (cues.length && !payloads.some(Boolean)) {
    problems.error('subtitles-file', 'This file has subtitles, and no notes.');
    return { type: 'AnnotationPage', items: [] };
  }
  const items = cues.map((cue, i) => {
    const payload = payloads[i];
    if (!payload)
      problems.warning('no-json', `The text of a note is no JSON; it is taken as it is: “${excerpt(cue.source)}”.`, {
        detail: { id: cue.id },
      });
    const { body = payload?.text ?? payload?.html, target, quote, tags, title, ...rest } = payload ?? { body: cue.text };
    const targets = [target, quote].flat().filter((one) => one !== undefined && one !== null);
    return {
      id: cue.id,
      ...(title !== undefined && { label: title }),
      ...rest,
      type: 'Annotation',
      body: [body, ...listOf(tags).map((value) => ({ type: 'TextualBody', purpose: 'tagging', value }))].flat(),
      target: [{ type: 'FragmentSelector', value: `t=${cue.start.toFixed(3)},${cue.end.toFixed(3)}` }, ...targets],
    };
  });
  return { type: 'AnnotationPage', ...(label && { label }), items };
}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : value === undefined ? [] : [value]);

function parseObject(json: string): Fields | undefined {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : undefined;
  } catch {
    return undefined;
  }
}
