import type { Cue, CueSettings } from '../model/cue.js';
import { parseCueText } from '../model/cue-text.js';
import type { FilmSession } from '../session/film-session.js';
import { loadProblem } from '../session/load-problem.js';
import { ownTracks } from './native-track.js';

/** When a stream may have brought more lines, as far as the media tells. */
const MORE = ['progress', 'timeupdate', 'seeked', 'loadeddata'] as const;

/** A track that a stream brings along, and what the session knows it by. */
interface InBand {
  readonly id: string;
  readonly track: TextTrack;
  /** Does the engine fetch it by itself, and no other meanwhile? */
  readonly inStream: boolean;
  readonly read: (native: TextTrackCue) => Cue;
  /** Has the engine been asked for its lines? */
  asked: boolean;
  /** Has the engine given it up, since its lines did not come? */
  failed: boolean;
  /** How many cues were taken over, and the last of them: more come at the end, or all are exchanged. */
  taken: number;
  last: TextTrackCue | undefined;
}

/**
 * Subtitles that come within a stream are tracks of the session like any other: they stand in the menu, and are fetched while they are wanted.
 *
 * @param list the engine's own tracks; what it would show by itself is kept off the screen
 */
export function takeInBandTracks(list: TextTrackList, media: HTMLMediaElement, session: FilmSession, signal: AbortSignal): void {
  const known = new Map<TextTrack, InBand>();

  const add = (track: TextTrack) => {
    if (known.has(track) || ownTracks.has(track) || (track.kind !== 'subtitles' && track.kind !== 'captions')) return;
    // Captions within the picture's own data come with it, all of them.
    const inStream = track.kind === 'subtitles';
    const id = session.addTrack({ cues: [], label: track.label, language: track.language, inStream });
    known.set(track, { id, track, inStream, read: cueReader(), asked: false, failed: false, taken: 0, last: undefined });
    // Lines come while the film stands still, too, and no event tells of it.
    const addCue = track.addCue.bind(track);
    track.addCue = (cue) => {
      addCue(cue);
      takeSoon();
    };
    // The engine listens to a track only when it has told everybody of its coming.
    queueMicrotask(want);
  };
  const remove = (track: TextTrack) => {
    const inBand = known.get(track);
    if (!inBand) return;
    known.delete(track);
    session.removeTrack(inBand.id);
  };
  /** An engine fetches the lines of a track that is not disabled, and disables one whose lines do not come: asked again at once, it would ask its server without end. */
  const want = () => {
    const { active, selected } = session.state.tracks;
    const asked = [...known.values()].filter(({ id }) => active.has(id));
    const streamed = asked.filter(({ inStream }) => inStream);
    const [fetched] = [...streamed.filter(({ id }) => id === selected), ...streamed];
    for (const inBand of known.values()) {
      const { track } = inBand;
      const isWanted = inBand === fetched || (asked.includes(inBand) && !inBand.inStream);
      if (isWanted && inBand.asked && !inBand.failed && track.mode === 'disabled') fail(inBand);
      // Who chooses it anew asks anew.
      if (!isWanted) inBand.failed = false;
      inBand.asked = isWanted && !inBand.failed;
      const mode = inBand.asked ? 'hidden' : 'disabled';
      if (track.mode !== mode) track.mode = mode;
    }
  };
  const fail = (inBand: InBand) => {
    inBand.failed = true;
    const { id, track } = inBand;
    const source = nameOf(track);
    session.report(id, 'subtitles', source, [loadProblem(undefined, source)], () => {
      inBand.failed = false;
      want();
    });
  };
  const take = () => {
    for (const inBand of known.values()) {
      const { cues } = inBand.track;
      const last = cues?.[cues.length - 1];
      // An engine empties the track that it leaves for another, or comes back to, and fills it as the film plays: its lines are what they were.
      if (!cues?.length || (cues.length === inBand.taken && last === inBand.last)) continue;
      inBand.taken = cues.length;
      inBand.last = last;
      session.setCues(inBand.id, Array.from(cues, inBand.read));
      session.report(inBand.id, 'subtitles', nameOf(inBand.track), []);
    }
  };

  /** Hundreds may come at once. */
  let taking = false;
  const takeSoon = () => {
    if (taking) return;
    taking = true;
    queueMicrotask(() => {
      taking = false;
      take();
    });
  };

  list.addEventListener('addtrack', ({ track }) => track && add(track), { signal });
  list.addEventListener('removetrack', ({ track }) => track && remove(track), { signal });
  // An engine switches tracks on by itself.
  list.addEventListener('change', want, { signal });
  session.subscribe((state) => state.tracks.active, want, { signal });
  for (const type of MORE) media.addEventListener(type, take, { signal });
  signal.addEventListener('abort', () => [...known.keys()].forEach(remove));
  for (const track of Array.from(list)) add(track);
}

/** What a viewer knows it by; it has no address. */
const nameOf = ({ label, language }: TextTrack): string => label || language;

/** Reads the cues of one track: each once, and each under an id of its own, for streams count anew in every segment. */
function cueReader(): (native: TextTrackCue) => Cue {
  const read = new WeakMap<TextTrackCue, Cue>();
  const ids = new Set<string>();
  let count = 0;
  return (native) => {
    let cue = read.get(native);
    if (!cue) {
      count++;
      const id = native.id && !ids.has(native.id) ? native.id : `in-band-${count}`;
      ids.add(id);
      cue = toCue(native, id);
      read.set(native, cue);
    }
    return cue;
  };
}

function toCue(native: TextTrackCue, id: string): Cue {
  const { startTime: start, endTime: end } = native;
  const source = (native as Partial<VTTCue>).text ?? '';
  const { place: _srtOnly, ...content } = parseCueText(source, 'vtt');
  const settings = toSettings(native as VTTCue);
  return { id, start, end, source, ...content, ...(settings && { settings }) };
}

function toSettings({ vertical, line, snapToLines, lineAlign, position, positionAlign, size, align }: VTTCue): CueSettings | undefined {
  const settings: CueSettings = {
    ...(vertical && { vertical }),
    ...(typeof line === 'number' && { line, ...(!snapToLines && { lineIsPercentage: true }), ...(lineAlign && lineAlign !== 'start' && { lineAlign }) }),
    ...(typeof position === 'number' && position !== 50 && { position, ...(positionAlign && positionAlign !== 'auto' && { positionAlign }) }),
    ...(typeof size === 'number' && size !== 100 && { size }),
    ...(align && align !== 'center' && (align as string) !== 'middle' && { align }),
  }; // prettier-ignore
  return Object.keys(settings).length ? settings : undefined;
}
