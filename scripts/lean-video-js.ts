import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

/**
 * What the player has no use for of video.js, which is one file and registers all its components as it is evaluated, so that no bundler leaves any out:
 * its own display, menus and settings of text tracks, its picture-in-picture, skip and live buttons, its title bar, its keys for television sets.
 * `engine.ts` names the components that are used.
 */
const UNUSED = [
  'AudioTrackButton', 'AudioTrackMenuItem', 'CaptionSettingsMenuItem', 'CaptionsButton', 'ChaptersButton', 'ChaptersTrackMenuItem',
  'CustomControlSpacer', 'DescriptionsButton', 'LiveDisplay', 'OffTextTrackMenuItem', 'PictureInPictureToggle', 'RemainingTimeDisplay',
  'ResizeManager', 'SeekToLive', 'SkipBackward', 'SkipForward', 'Spacer', 'SubsCapsButton', 'SubsCapsMenuItem', 'SubtitlesButton',
  'TextTrackButton', 'TextTrackDisplay', 'TextTrackFieldset', 'TextTrackMenuItem', 'TextTrackSelect', 'TextTrackSettings',
  'TextTrackSettingsColors', 'TextTrackSettingsFont', 'TitleBar', 'TrackButton', 'TrackSettingsControls', 'TransientButton',
] as const; // prettier-ignore

/** What is named where nothing ever comes: only an option asks for it, and ours do not. */
const EMPTIED: ReadonlyMap<string, string> = new Map([
  // A sprite of its icons; ours are in `icons.ts`.
  ['icons', "''"],
  ['SpatialNavigation', 'class {}'],
]);

/** Used by remote text tracks alone, which this player leaves to its session. The build for streams reads WebVTT with them. */
const CORE_ALIASES: Readonly<Record<string, string>> = {
  'videojs-vtt.js': './shims/no-vtt.ts',
  '@videojs/xhr': './shims/no-xhr.ts',
};
/** These choose between a browser and Node. */
const ALIASES: Readonly<Record<string, string>> = {
  'global/window': './shims/global-window.ts',
  'global/document': './shims/global-document.ts',
};

const CORE = /\/video\.js\/core\.es\.js$/;
const VIDEO_JS = /\/video\.js\/(?:core\.es|dist\/video\.es)\.js$/;

interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [key: string]: unknown;
}

/** Leaves out of video.js what the player does not use. Another version of video.js that uses it after all fails the build. */
export function leanVideoJs(): Plugin {
  return {
    name: 'lean-video-js',
    enforce: 'pre',
    resolveId(id, importer) {
      if (!importer || !VIDEO_JS.test(importer)) return undefined;
      const path = ALIASES[id] ?? (CORE.test(importer) ? CORE_ALIASES[id] : undefined);
      return path && fileURLToPath(new URL(path, import.meta.url));
    },
    transform: {
      filter: { id: VIDEO_JS },
      handler(code) {
        const { body } = this.parse(code) as unknown as { body: readonly Node[] };
        const unused = new Set<string>(UNUSED);
        const found = new Set<string>();
        const cuts: [start: number, end: number, replacement: string][] = [];
        for (const statement of body) {
          const name = subjectOf(statement);
          if (name === undefined) continue;
          if (unused.has(name)) cuts.push([statement.start, statement.end, '']);
          const emptied = EMPTIED.get(name);
          if (emptied !== undefined && !statement.type.startsWith('Expression'))
            cuts.push([statement.start, statement.end, `const ${name} = ${emptied};`]);
          if (unused.has(name) || emptied !== undefined) found.add(name);
        }
        const lost = [...UNUSED, ...EMPTIED.keys()].filter((name) => !found.has(name));
        if (lost.length) this.error(`video.js has no ${lost.join(', ')} any more`);
        const kept = body.filter(({ start }) => !cuts.some(([from, to]) => from <= start && start < to));
        for (const name of namesIn(kept)) if (unused.has(name)) this.error(`video.js uses ${name}, which the player leaves out`);
        return { code: cut(code, cuts), map: null };
      },
    },
  };
}

/** What a statement declares, sets a property of, or registers. */
function subjectOf(statement: Node): string | undefined {
  const declared = statement.type === 'VariableDeclaration' ? (statement.declarations as readonly Node[])[0] : statement;
  const id = declared?.id as Node | undefined;
  if (id) return id.name as string;
  if (statement.type !== 'ExpressionStatement') return undefined;
  const expression = statement.expression as Node;
  const callee = expression.callee as Node | undefined;
  if (callee && (callee.property as Node | undefined)?.name === 'registerComponent')
    return (expression.arguments as readonly Node[])[1]?.name as string | undefined;
  let target = expression.left as Node | undefined;
  while (target?.type === 'MemberExpression') target = target.object as Node;
  return target?.name as string | undefined;
}

/** Every name that is read or written, properties aside. */
function* namesIn(value: unknown): Generator<string> {
  if (Array.isArray(value)) for (const item of value) yield* namesIn(item);
  else if (value && typeof value === 'object') {
    const node = value as Node;
    if (node.type === 'Identifier') yield node.name as string;
    for (const [key, child] of Object.entries(node)) if (node.computed || (key !== 'property' && key !== 'key')) yield* namesIn(child);
  }
}

/** The lines stay where they were, so that errors name the right one. */
function cut(code: string, cuts: readonly (readonly [start: number, end: number, replacement: string])[]): string {
  let result = '';
  let last = 0;
  for (const [start, end, replacement] of cuts) {
    result += code.slice(last, start) + replacement + code.slice(start, end).replaceAll(/[^\n]+/g, '');
    last = end;
  }
  return result + code.slice(last);
}
