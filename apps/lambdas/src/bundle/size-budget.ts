import { gzipSync } from 'node:zlib';
import type { SizeBudget } from './settings';

/** What one function weighs, in bytes. */
export type MeasuredSize = { readonly [Part in keyof SizeBudget]?: number };

const parts: { readonly [Part in keyof SizeBudget]: string } = {
  codeBytes: 'index.js',
  gzippedCodeBytes: 'index.js after gzip',
  zipBytes: 'the zip',
};

/** The sizes of the code alone. */
export function measureCode(code: Uint8Array): MeasuredSize {
  return { codeBytes: code.byteLength, gzippedCodeBytes: gzipSync(code, { level: 9 }).byteLength };
}

/** One sentence for every part that is larger than its budget; a part that is not measured passes. */
export function exceededBudgets(
  name: string,
  size: MeasuredSize,
  budget: SizeBudget,
): readonly string[] {
  return (Object.keys(parts) as (keyof SizeBudget)[]).flatMap((part) => {
    const bytes = size[part] ?? 0;
    return bytes > budget[part]
      ? [
          `${name}: ${parts[part]} must be at most ${kilobytes(budget[part])}, got ${kilobytes(bytes)}`,
        ]
      : [];
  });
}

/** Bytes as people read them, in thousands. */
export function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} KB`;
}
