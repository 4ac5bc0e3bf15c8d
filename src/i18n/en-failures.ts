/** Why a film cannot be played, in English. */
export const enFailures = {
  filmMissing: 'The film is not at its address. Perhaps it has been moved.',
  filmForbidden: 'The server does not allow this film to be shown here.',
  filmNotDelivered: 'The server could not deliver the film just now.',
  filmUnplayable: 'This browser cannot play the film: it is in a format it does not know, or the file is damaged.',
  filmBroken: 'The film is damaged from here on and cannot be played further.',
  filmUnreachable: 'The film could not be loaded: it is not at its address, or in a format that this browser does not know.',
} as const;
