// Made from custom-elements.json by `npm run manifest`.
import type { FilmAnnotationList, FilmAnnotations, FilmArticle, FilmCommentaryButton, FilmCommentary, FilmPlayer, FilmSettingsButton, FilmSubtitlesButton, FilmSubtitles, FilmTimeline, FilmTranscript } from '../dist/types/index.js';

type Properties<Element, Names extends keyof Element> = Partial<Pick<Element, Names>>;
/** React 19 and Preact listen to `onfilm-ready`, Solid to `on:film-ready`. */
type Listeners<Names extends keyof GlobalEventHandlersEventMap> = {
  [Name in Names as `on${Name}` | `on:${Name}`]?: (event: GlobalEventHandlersEventMap[Name]) => void;
};

/** What a template may give each element: properties, attributes, listeners. */
export interface FilmElements {
  'film-annotation-list': Properties<FilmAnnotationList, 'for' | 'session' | 'spoilers' | 'nolinks'> & Listeners<never>;
  'film-annotations': Properties<FilmAnnotations, 'src' | 'label' | 'defaultOff' | 'for' | 'session' | 'renderNote'> & Listeners<never> & {
    'default-off'?: FilmAnnotations['defaultOff'];
  };
  'film-article': Properties<FilmArticle, 'src' | 'for' | 'sync' | 'reading' | 'veil' | 'nocontrols' | 'headingLevel' | 'session'> & Listeners<'film-placed'> & {
    'image-origins'?: string;
    'heading-level'?: FilmArticle['headingLevel'];
  };
  'film-commentary-button': Properties<FilmCommentaryButton, 'for' | 'session'> & Listeners<never>;
  'film-commentary': Properties<FilmCommentary, 'nohotkeys' | 'fetch' | 'storageArea' | 'session'> & Listeners<'film-cuechange' | 'film-annotationenter' | 'film-annotationleave' | 'film-preferencechange' | 'film-problem'> & {
    'image-origins'?: string;
    film?: string;
  };
  'film-player': Properties<FilmPlayer, 'src' | 'type' | 'poster' | 'subtitles' | 'srclang' | 'label' | 'annotationsSrc' | 'article' | 'chapters' | 'nocontrols' | 'autoplay' | 'loop' | 'playsinline' | 'preload' | 'loading' | 'crossOrigin' | 'subtitleRendering' | 'storage' | 'storageArea' | 'film' | 'rememberPosition' | 'nohotkeys' | 'fetch' | 'currentTime' | 'defaultMuted' | 'volume' | 'playbackRate'> & Listeners<'film-ready' | 'film-cuechange' | 'film-annotationenter' | 'film-annotationleave' | 'film-preferencechange' | 'film-problem' | 'film-placed' | 'abort' | 'canplay' | 'canplaythrough' | 'durationchange' | 'emptied' | 'ended' | 'error' | 'loadeddata' | 'loadedmetadata' | 'loadstart' | 'pause' | 'play' | 'playing' | 'progress' | 'ratechange' | 'resize' | 'seeked' | 'seeking' | 'stalled' | 'suspend' | 'timeupdate' | 'volumechange' | 'waiting'> & {
    'image-origins'?: string;
    annotations?: FilmPlayer['annotationsSrc'] | FilmPlayer['annotations'];
    crossorigin?: FilmPlayer['crossOrigin'];
    'subtitle-rendering'?: FilmPlayer['subtitleRendering'];
    'remember-position'?: FilmPlayer['rememberPosition'];
    muted?: FilmPlayer['defaultMuted'] | FilmPlayer['muted'];
  };
  'film-settings-button': Properties<FilmSettingsButton, 'for' | 'session'> & Listeners<never>;
  'film-subtitles-button': Properties<FilmSubtitlesButton, 'for' | 'session'> & Listeners<never>;
  'film-subtitles': Properties<FilmSubtitles, 'srclang' | 'secondary' | 'for' | 'session'> & Listeners<never>;
  'film-timeline': Properties<FilmTimeline, 'for' | 'session' | 'spoilers'> & Listeners<never>;
  'film-transcript': Properties<FilmTranscript, 'srclang' | 'beside' | 'spoilers' | 'for' | 'session'> & Listeners<never>;
}
