/** A pattern in which `*` stands for any text and `?` for any character, as in the resources of IAM. */
export type Glob = string;

/**
 * The shortest text that every pattern matches, found on the product of their automata.
 *
 * @returns undefined where no text matches all of them
 */
export function meeting(globs: readonly Glob[]): string | undefined {
  const patterns = globs.map((glob) => [...glob.replace(/\*+/g, '*')]);
  const alphabet = lettersOf(patterns);
  const start = patterns.map((pattern) => past(pattern, 0));
  const seen = new Set([start.join()]);
  let states: { at: readonly number[]; text: string }[] = [{ at: start, text: '' }];
  while (states.length > 0) {
    const next: typeof states = [];
    for (const { at, text } of states) {
      if (at.every((position, index) => ends(patterns[index] ?? [], position))) return text;
      for (const letter of alphabet) {
        for (const reached of steps(patterns, at, letter)) {
          const key = reached.join();
          if (seen.has(key)) continue;
          seen.add(key);
          next.push({ at: reached, text: text + letter });
        }
      }
    }
    states = next;
  }
  return undefined;
}

/** The pattern of texts that begin and end in some way; the two may lie over each other. */
export function beginningAndEnding(prefix: string, suffix: string): readonly Glob[] {
  return [`${prefix}*`, `*${suffix}`];
}

/** Every letter that a pattern asks for, and one that none does. */
function lettersOf(patterns: readonly (readonly string[])[]): readonly string[] {
  const letters = new Set(patterns.flat().filter((letter) => letter !== '*' && letter !== '?'));
  const other = [...'xyzabcdefghijklmnopqrstuvw0123456789'].find((each) => !letters.has(each));
  return other === undefined ? [...letters] : [...letters, other];
}

/** A `*` may stand for nothing: both positions are open, and the later one is kept as the state. */
function past(pattern: readonly string[], position: number): number {
  return pattern[position] === '*' ? position + 1 : position;
}

function ends(pattern: readonly string[], position: number): boolean {
  return position === pattern.length;
}

/** Where a letter can lead: on to the next position, or back into the `*` before this one. */
function steps(
  patterns: readonly (readonly string[])[],
  at: readonly number[],
  letter: string,
): readonly (readonly number[])[] {
  let combined: number[][] = [[]];
  patterns.forEach((pattern, index) => {
    const position = at[index] ?? 0;
    const reached: number[] = [];
    const wanted = pattern[position];
    if (wanted === letter || wanted === '?') reached.push(past(pattern, position + 1));
    if (position > 0 && pattern[position - 1] === '*') reached.push(position);
    combined = combined.flatMap((each) => reached.map((one) => [...each, one]));
  });
  return combined;
}
