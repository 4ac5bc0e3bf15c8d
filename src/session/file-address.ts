/**
 * An address for a file of the viewer's own, chosen or dropped: for `src`, `subtitles`, `annotations`, `article`, or a track. Nothing is sent anywhere.
 * The file's name stands after a `#`: what is said of the file names it, and its ending tells what it is. Its size in bytes and when it was last changed follow
 * after an `&`: what is remembered of a film is not taken for another one's that is called the same. `releaseFile` lets it go.
 *
 * @param name what the file is called; its own name where absent
 * @example player.subtitles = fileAddress(input.files[0])
 */
export const fileAddress = (file: Blob, name = file instanceof File ? file.name : ''): string =>
  `${URL.createObjectURL(file)}#${encodeURIComponent(name)}&size=${file.size}${file instanceof File ? `&modified=${file.lastModified}` : ''}`;

/** Lets go of a file that `fileAddress` has given an address; what plays from there stops. Any other address is left alone. */
export const releaseFile = (address: string): void => URL.revokeObjectURL(address.split('#', 1)[0] ?? '');
