// The library in a page that is watched, with what a test needs of the same realm.
import '../../src/index.js';
import { formatAnnotations, parseAnnotations } from '../../src/model/index.js';
import { filmSession } from '../support/session.js';

Object.assign(window, { filmSession, formatAnnotations, parseAnnotations, isReady: true });
