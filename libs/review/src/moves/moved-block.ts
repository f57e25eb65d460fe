/** The block that keeps a resource under its new address, a line each, to be pasted. */
export function movedBlock(from: string, to: string): readonly string[] {
  return ['moved {', `  from = ${from}`, `  to   = ${to}`, '}'];
}
