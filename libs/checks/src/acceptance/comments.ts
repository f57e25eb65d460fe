import type { Acceptance } from './acceptance';

const COMMENT = /(?:#|\/\/)\s*archway:accept\s+([\w-]+)(?:\s+because\s*(.*))?$/;
const HEADER = /^\s*(resource|data)\s+"([\w-]+)"\s+"([\w-]+)"/;

/**
 * Accepted risks in comments of HCL: within a block, or in the lines above it. A block ends at a brace
 * in the first column, as `terraform fmt` writes it.
 */
export function acceptancesInComments(
  text: string,
  file: string,
  stack: string,
): readonly Acceptance[] {
  const acceptances: Acceptance[] = [];
  let block: string | undefined;
  let waiting: Omit<Acceptance, 'at' | 'blocks'>[] = [];
  const put = (each: Omit<Acceptance, 'at' | 'blocks'>, at: string): void => {
    acceptances.push({ ...each, at, blocks: [at] });
  };
  text.split(/\r?\n/).forEach((content, index) => {
    const [, mode, type = '', name = ''] = HEADER.exec(content) ?? [];
    if (mode !== undefined) {
      block = mode === 'data' ? `data.${type}.${name}` : `${type}.${name}`;
      for (const each of waiting) put(each, block);
      waiting = [];
    }
    const [, rule, because = ''] = COMMENT.exec(content) ?? [];
    if (rule !== undefined) {
      const each = { rule, because: because.trim(), file, line: index + 1, stack };
      if (block === undefined) waiting.push(each);
      else put(each, block);
    }
    if (/^\}/.test(content) || (mode !== undefined && /\}\s*(?:(?:#|\/\/).*)?$/.test(content))) {
      block = undefined;
    }
  });
  // A comment with no block after it speaks of nothing.
  for (const each of waiting) acceptances.push({ ...each, at: `line ${each.line}`, blocks: [] });
  return acceptances;
}
