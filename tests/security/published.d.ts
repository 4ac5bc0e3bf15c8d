declare module 'big-list-of-naughty-strings' {
  const strings: readonly string[];
  export default strings;
}
declare module 'dompurify-fixtures/test/fixtures/expect.js' {
  const fixtures: readonly { readonly title?: string; readonly payload: string }[];
  export default fixtures;
}
