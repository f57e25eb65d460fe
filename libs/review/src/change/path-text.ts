import type { Path } from './difference';

/** A path as a reader writes it: `ingress[0].from_port`, `tags["cost centre"]`. */
export function pathText(path: Path): string {
  return path
    .map((part, at) => {
      if (typeof part === 'number') return `[${part}]`;
      if (!/^[\w:-]+$/.test(part)) return `["${part}"]`;
      return at === 0 ? part : `.${part}`;
    })
    .join('');
}
