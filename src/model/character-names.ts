import { characterEntities } from 'character-entities';
import type { CharacterNames } from './character-references.js';

/** Every name of a character that HTML has, 2,125 of them: 12 KB (gzip) that hardly any subtitle file needs, to be loaded when one does. */
export const CHARACTER_NAMES: CharacterNames = new Map(Object.entries(characterEntities));
