import { UnreadableTerraform, type JsonObject } from '../document/document';

/**
 * Parses HCL, the syntax of `.tf` files, into Terraform's JSON syntax.
 *
 * @param file names the text in errors
 * @throws {@link UnreadableTerraform} with the first thing that is wrong, in one line
 */
export async function parseHcl(text: string, file: string): Promise<JsonObject> {
  // The parser is 2 MB of WebAssembly, which whoever reads only JSON need not load.
  const { parse } = await import('@cdktn/hcl2json');
  try {
    return (await parse(file, text)) as JsonObject;
  } catch (error) {
    throw new UnreadableTerraform(`${file}: is no valid HCL (${reasonOf(error, file)})`);
  }
}

/** The parser says `parse config: [main.tf:2,6-3,1: Invalid expression; Expected … .]`. */
function reasonOf(error: unknown, file: string): string {
  const message = error instanceof Error ? error.message : String(error);
  const [, line, problem] =
    /^parse config: \[.*?:(\d+),\d+-\d+(?:,\d+)?: ([^\n]*?)(?:, and \d+ other diagnostic.*)?\]?$/s.exec(
      message.replaceAll(file, 'text'),
    ) ?? [];
  return line === undefined || problem === undefined
    ? message.replace(/\s+/g, ' ')
    : `line ${line}: ${problem}`;
}

const HEADER = /^[ \t]*(resource|data)[ \t]+"?([\w-]+)"?[ \t]+"?([\w-]+)"?[ \t]*\{/;

/** The lines on which the blocks of resources and data sources begin, by address; counted from 1. */
export function blockLines(text: string): ReadonlyMap<string, number> {
  return new Map(
    text.split('\n').flatMap((line, at) => {
      const [, mode, type, name] = HEADER.exec(line) ?? [];
      if (mode === undefined) return [];
      return [[mode === 'data' ? `data.${type}.${name}` : `${type}.${name}`, at + 1] as const];
    }),
  );
}
