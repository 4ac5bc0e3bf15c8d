// The CommonJS package of this name, as one line.
export default (text: string): string => (text.charCodeAt(0) === 0xfeff ? text.slice(1) : text);
