import { isRecord } from '../policy/policy';
import type { Finding } from '../finding/finding';

/** Fingerprints of the findings that were there before anybody looked. */
export type Baseline = ReadonlySet<string>;

/** A baseline could not be read. The message says what is wrong with the text. */
export class UnreadableBaseline extends Error {
  override readonly name = 'UnreadableBaseline';
}

/** @throws UnreadableBaseline for a text that {@link baselineText} did not write */
export function parseBaseline(text: string): Baseline {
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch (error) {
    throw new UnreadableBaseline(`is not valid JSON (${(error as Error).message})`);
  }
  const known = isRecord(document) ? document['known'] : undefined;
  if (!Array.isArray(known) || !known.every((each) => typeof each === 'string')) {
    throw new UnreadableBaseline('is no baseline: "known" must be a list of texts');
  }
  return new Set(known);
}

/** The baseline of findings as a file: one line each, so that a change of it reads well. */
export function baselineText(findings: readonly Finding[]): string {
  const known = [...new Set(findings.map(({ fingerprint }) => fingerprint))].sort();
  return `${JSON.stringify({ version: 1, known }, null, 2)}\n`;
}
