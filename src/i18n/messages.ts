type Values = Readonly<Record<string, string | number>>;

/** A function that says what stands under a name in these words, with the values put in. */
export const messagesOf =
  <Name extends string>(words: Readonly<Record<Name, string>>) =>
  (name: Name, values: Values = {}): string =>
    words[name].replace(/\{(\w+)\}/g, (whole, key: string) => String(values[key] ?? whole));
