// The elements that a plain page may do without, in one module: the player's controls need the buttons.
import './film-commentary-button.js';
import './film-commentary.js';
import './film-settings-button.js';
import './film-subtitles-button.js';
import './panels.js';
import './second-copy.js';
