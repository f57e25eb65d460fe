import type { Unknown } from '@archway/terraform';

/** A reference of Terraform's language, taken apart. */
export interface Reference {
  /** The address of the resource, with module and instance key where they are written. */
  readonly address: string;
  /** The type of the resource or data source. */
  readonly type: string;
  /** The name of the block. */
  readonly name: string;
  /** What of it, such as `arn` or `outputs.queue-arn`. */
  readonly attribute: string;
}

const MODULES = String.raw`(?:module\.[\w-]+(?:\[[^\]]*\])?\.)*`;
const REFERENCE = new RegExp(
  String.raw`^(${MODULES}(?:data\.)?([a-z]\w*_\w+)\.([\w-]+)(?:\[[^\]]*\])?)(?:\.(.+))?$`,
);

/** @returns undefined for what refers to no resource, such as a variable */
export function parseReference(text: string): Reference | undefined {
  const found = REFERENCE.exec(text);
  if (found === null) return undefined;
  const [, address = '', type = '', name = '', attribute = ''] = found;
  return { address, type, name, attribute };
}

/** Terraform's words for a value; a plan has none and says what they refer to. */
export function wordsOf({ expression, references }: Unknown): string {
  if (expression.includes('${')) return expression;
  return references.map((reference) => `\${${reference}}`).join('');
}

const INTERPOLATION = /\$\{([^{}]*)\}/g;

/** The texts within `${…}`, in the order of appearance. */
export function interpolationsIn(text: string): readonly string[] {
  return [...text.matchAll(INTERPOLATION)].map(([, inner = '']) => inner.trim());
}
