/** The session with all its commands at once; `first-session.ts` alone fetches them a moment later. */
import { bringCommands } from './first-session.js';
import { SessionCommands } from './session-commands.js';

export * from './first-session.js';

bringCommands(SessionCommands);
