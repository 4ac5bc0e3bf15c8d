/** Is some text selected in this shadow root? The document's own selection stops at its host in some browsers. */
export function selectionIn(root: ShadowRoot): boolean {
  const own = (root as ShadowRoot & { getSelection?: () => Selection | null }).getSelection?.();
  if (own) return !own.isCollapsed && root.contains(own.anchorNode);
  const selection = root.ownerDocument.getSelection();
  const [range] = selection ? rangesOf(selection, root) : [];
  return range !== undefined && !range.collapsed && root.contains(range.startContainer);
}

function rangesOf(selection: Selection, root: ShadowRoot): readonly AbstractRange[] {
  if ('getComposedRanges' in selection) return selection.getComposedRanges({ shadowRoots: [root] });
  const { rangeCount } = selection as Selection;
  return rangeCount ? [(selection as Selection).getRangeAt(0)] : [];
}
