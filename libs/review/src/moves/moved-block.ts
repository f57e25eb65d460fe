/** The block that keeps a resource under its new address, to be pasted: one text of several lines. */
export function movedBlock(from: string, to: string): string {
  return `moved {\n  from = ${from}\n  to   = ${to}\n}`;
}
