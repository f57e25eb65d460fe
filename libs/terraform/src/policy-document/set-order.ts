import { crc32 } from 'node:zlib';

/**
 * The elements of a set as the provider lists them: each once, in the order of a checksum of its text.
 *
 * @param written an element in the notation that the plugin SDK makes the checksum of
 */
export function inSetOrder<T>(elements: readonly T[], written: (element: T) => string): T[] {
  const byCode = new Map(elements.map((element) => [String(crc32(written(element))), element]));
  return [...byCode].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, each]) => each);
}

/** The notation of a list or set of strings. */
export function writtenStrings(values: readonly string[]): string {
  return values.map((value) => `${value};`).join('');
}

/** Texts from the last to the first, by the bytes of their encoding. */
export function reversed(values: readonly string[]): string[] {
  return [...values].sort((one, other) => Buffer.compare(Buffer.from(other), Buffer.from(one)));
}
