/** How a value that a policy names is told: a reference by the construct that it names. */
export type Naming = (text: string) => string;

const SHOWN = 8;

/** A line stays a line: of a long list its first ones and how many more. */
export function few(texts: readonly string[], between: string): string {
  if (!isShortened(texts)) return texts.join(between);
  return `${texts.slice(0, SHOWN).join(between)} and ${texts.length - SHOWN} more`;
}

export function isShortened(texts: readonly string[]): boolean {
  return texts.length > SHOWN + 1;
}
