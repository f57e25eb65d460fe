import { decode, encode, type SourceMapSegment } from '@jridgewell/sourcemap-codec';

/** A source map, version 3, as esbuild writes it. */
interface SourceMap {
  readonly version: 3;
  readonly sources: readonly string[];
  readonly names: readonly string[];
  readonly mappings: string;
}

/**
 * The map without what comes from installed packages: frames in them keep their place in the
 * bundle, frames in this workspace's code get file and line. The SDK's part alone would be larger
 * than the code, and Node parses the map at every cold start when source maps are on.
 */
export function ownSourceMap(map: Uint8Array): Buffer {
  const { sources, names, mappings } = JSON.parse(Buffer.from(map).toString()) as SourceMap;
  const ownSources = sources.filter(isOwn);
  const ownNames: string[] = [];
  const newSource = new Map(ownSources.map((source, index) => [source, index]));
  const newName = new Map<string, number>();
  const nameIndex = (name: string): number => {
    const index = newName.get(name) ?? ownNames.push(name) - 1;
    newName.set(name, index);
    return index;
  };
  const moved = (segment: SourceMapSegment): SourceMapSegment => {
    const source = segment.length === 1 ? undefined : newSource.get(sources[segment[1]] ?? '');
    if (source === undefined) return [segment[0]];
    const [column, , line, sourceColumn, name] = segment as [
      number,
      number,
      number,
      number,
      number?,
    ];
    return name === undefined
      ? [column, source, line, sourceColumn]
      : [column, source, line, sourceColumn, nameIndex(names[name] ?? '')];
  };
  const lines = decode(mappings).map((line) =>
    line
      .map(moved)
      .filter((segment, index, all) => segment.length > 1 || all[index - 1]?.length !== 1),
  );
  const own: SourceMap = {
    version: 3,
    sources: ownSources,
    names: ownNames,
    mappings: encode(lines),
  };
  return Buffer.from(JSON.stringify(own));
}

function isOwn(source: string): boolean {
  return !source.split('/').includes('node_modules');
}
