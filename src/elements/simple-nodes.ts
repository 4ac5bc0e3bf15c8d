import { isSimpleTag, type RichText } from '../model/rich-text.js';

type Tagged = string | { readonly tag: string; readonly children: readonly Tagged[] };

/** Is it shown by `simpleNodes` as it is meant? */
export const isSimple = (text: RichText): boolean =>
  text.every((node) => typeof node === 'string' || (isSimpleTag(node.tag) && !node.attributes && isSimple(node.children)));

/** The nodes of text with the plainest tags, without attributes: a note's, or a subtitle's. Of others the words are there, and nothing else. */
export const simpleNodes = (text: readonly Tagged[]): Node[] =>
  text.map((node) => {
    if (typeof node === 'string') return document.createTextNode(node);
    const element = document.createElement(isSimpleTag(node.tag) ? node.tag : 'span');
    element.append(...simpleNodes(node.children));
    return element;
  });
