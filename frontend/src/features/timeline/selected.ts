/** What is selected in the words of a message; empty where the selection is elsewhere or reaches further. */
export function selectedIn(row: Element | null): string {
  const selection = getSelection();
  if (!row || !selection || selection.isCollapsed || selection.rangeCount === 0) return "";
  return row.contains(selection.getRangeAt(0).commonAncestorContainer) ? selection.toString().trim() : "";
}
