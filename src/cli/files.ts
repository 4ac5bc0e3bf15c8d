import { open, rename, rm, stat, writeFile } from 'node:fs/promises';
import { Failure } from './failure.js';

/** What stands for standard input or output among the files. */
export const STANDARD = '-';

/** A film given by mistake must not be read into memory; the largest file that is read has a fifth of this. */
const MAX_BYTES = 100_000_000;

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  ENOTDIR: 'there is no such directory',
  EISDIR: 'it is a directory',
  EACCES: 'you may not',
  EPERM: 'you may not',
  EROFS: 'nothing can be written there',
  ENOSPC: 'there is no room left',
  ENAMETOOLONG: 'the name is too long',
  ELOOP: 'its links lead in a circle',
};

/** The name of a file in messages. */
export const nameOf = (file: string): string => (file === STANDARD ? '<stdin>' : file);

/**
 * The bytes of a file, or of standard input.
 *
 * @throws {Failure} where they cannot be had.
 */
export async function readBytes(file: string): Promise<Uint8Array> {
  if (file === STANDARD) return readAll(process.stdin, nameOf(file));
  try {
    const handle = await open(file);
    // Ends with its file.
    return await readAll(handle.createReadStream(), file);
  } catch (error) {
    throw failure(`Cannot read ${file}`, error);
  }
}

async function readAll(stream: AsyncIterable<Uint8Array>, name: string): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of stream) {
    length += chunk.length;
    if (length > MAX_BYTES) throw new Failure(`${name} has more than ${MAX_BYTES / 1e6} MB: it is no file of text.`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/**
 * Writes a file, in UTF-8.
 *
 * @param force may write over a file that is there.
 * @throws {Failure} where that cannot be done, or not without `force`.
 */
export async function writeText(file: string, text: string, { force }: { force: boolean }): Promise<void> {
  try {
    await writeFile(file, text, { flag: force ? 'w' : 'wx' });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') throw new Failure(`${file} is there already; --force writes over it.`);
    if (code === 'ENOENT') throw new Failure(`Cannot write ${file}: its directory does not exist.`);
    throw failure(`Cannot write ${file}`, error);
  }
}

/**
 * Says at once what writing the file would say after all the work.
 *
 * @throws {Failure} where it is there and may not be written over.
 */
export async function expectFree(file: string, { force }: { force: boolean }): Promise<void> {
  const there = await stat(file).then(() => true, () => false); // prettier-ignore
  if (there && !force) throw new Failure(`${file} is there already; --force writes over it.`);
}

/**
 * Writes a file whole or not at all, over what is there.
 *
 * @throws {Failure} where that cannot be done.
 */
export async function writeWhole(file: string, text: string): Promise<void> {
  const unfinished = `${file}.part`;
  await writeText(unfinished, text, { force: true });
  try {
    await rename(unfinished, file);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw failure(`Cannot write ${file}`, error);
  }
}

function failure(what: string, error: unknown): unknown {
  const { code, message } = error as NodeJS.ErrnoException;
  return code === undefined ? error : new Failure(`${what}: ${REASONS[code] ?? message}.`);
}
