import { UnreadableTerraform, type JsonObject } from '../document/document';
import { SyntaxNotRead } from '../expression/cursor';
import { parseBody } from './parse-body';

/** What a file of HCL says, and where. */
export interface HclFile {
  readonly document: JsonObject;
  /** The lines on which the blocks of resources, data sources and modules begin, by address; counted from 1. */
  readonly lines: ReadonlyMap<string, number>;
}

/** How many labels the blocks have whose places are kept. */
const LABELS: ReadonlyMap<string, number> = new Map([
  ['resource', 2],
  ['data', 2],
  ['module', 1],
]);

/**
 * Parses HCL, the syntax of `.tf` files, into Terraform's JSON syntax.
 *
 * @param file names the text in errors
 * @throws {@link UnreadableTerraform} with the first thing that is wrong, in one line
 */
export function parseHcl(text: string, file: string): HclFile {
  const starts: { readonly address: string; readonly position: number }[] = [];
  try {
    const document = parseBody(text, ([mode = '', ...labels], position) => {
      if (labels.length !== LABELS.get(mode)) return;
      starts.push({
        address: [...(mode === 'resource' ? [] : [mode]), ...labels].join('.'),
        position,
      });
    });
    return { document, lines: linesOf(starts, text) };
  } catch (error) {
    if (!(error instanceof SyntaxNotRead)) throw error;
    const line = text.slice(0, error.position).split('\n').length;
    throw new UnreadableTerraform(`${file}: is not valid HCL (line ${line}: ${error.message})`);
  }
}

function linesOf(
  starts: readonly { readonly address: string; readonly position: number }[],
  text: string,
): ReadonlyMap<string, number> {
  let line = 1;
  let at = 0;
  return new Map(
    starts.map(({ address, position }) => {
      for (; at < position; at += 1) if (text.charCodeAt(at) === 10) line += 1;
      return [address, line] as const;
    }),
  );
}
