/** A language as it is named in a page or file, as BCP 47 writes it (`pl_PL` is meant for `pl-PL`); `undefined` for what names none. */
export function languageTag(name: string | undefined): string | undefined {
  const tag = name?.trim().replaceAll('_', '-');
  if (!tag) return undefined;
  try {
    Intl.getCanonicalLocales(tag);
    return tag;
  } catch {
    return undefined;
  }
}
