/** An upload as the trace names it: `bucket/key` and perhaps `?versionId=`. */
interface Named {
  readonly upload: string;
  readonly key: string;
  readonly versionId?: string;
}

/**
 * Whose picture it is that a function wrote while it worked on several uploads. What it wrote tells: its
 * metadata holds the source's version or key, or its key contains the source's.
 *
 * @param metadata the metadata of what was written
 * @returns one upload, or all of them where nothing tells
 */
export function ownersOf(
  uploads: readonly string[],
  key: string,
  metadata: Readonly<Record<string, string>>,
): readonly string[] {
  if (uploads.length < 2) return uploads;
  const named = uploads.map(read);
  const values = new Set(Object.values(metadata).flatMap((value) => [value, decoded(value)]));
  const owner =
    named.find(({ versionId }) => versionId !== undefined && values.has(versionId)) ??
    named.find((each) => values.has(each.key)) ??
    longest(named.filter((each) => key.includes(each.key)));
  return owner === undefined ? uploads : [owner.upload];
}

function read(upload: string): Named {
  const [, key = '', versionId] = /^[^/]*\/(.*?)(?:\?versionId=([^?]*))?$/s.exec(upload) ?? [];
  return { upload, key, ...(versionId !== undefined && { versionId }) };
}

/** `a.jpg` stands in the key of `aa.jpg` too. */
function longest(named: readonly Named[]): Named | undefined {
  return [...named].sort((a, b) => b.key.length - a.key.length)[0];
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
