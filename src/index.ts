/** film-commentary: importing this registers every element. */
import './elements/second-copy.js';

export { FilmAnnotationList } from './elements/film-annotation-list.js';
export { FilmAnnotations } from './elements/film-annotations.js';
export { FilmArticle } from './elements/film-article.js';
export { FilmCommentary } from './elements/film-commentary.js';
export { FilmCommentaryButton } from './elements/film-commentary-button.js';
export { FilmPlayer } from './elements/film-player.js';
export { FilmSettingsButton } from './elements/film-settings-button.js';
export { FilmSubtitles } from './elements/film-subtitles.js';
export { FilmSubtitlesButton } from './elements/film-subtitles-button.js';
export { FilmTimeline } from './elements/film-timeline.js';
export { FilmTranscript } from './elements/film-transcript.js';
export { type ArticleInPage, articleOfElement } from './elements/article-of-element.js';
export { type DeepLinkOptions, followDeepLinks } from './elements/deep-links.js';
export * from './elements/events.js';
export * from './elements/later-events.js';
export { FilmSession, type FilmState, type SessionOptions } from './session/film-session.js';
export type { AnnotationSet, CommentarySlice, SetDeclaration } from './session/commentary.js';
export { fileAddress, releaseFile } from './session/file-address.js';
export { fileName } from './session/load.js';
export type { Notice } from './session/files.js';
export type { MediaLike, MediaSlice } from './session/media.js';
export type { Preferences } from './session/preferences.js';
export { type ProgressSlice, spoilerHorizon } from './session/progress.js';
export type { StorageLike } from './session/storage.js';
export type { SubtitleTrack, TrackDeclaration, TracksSlice } from './session/tracks.js';
export type * from './model/index.js';
