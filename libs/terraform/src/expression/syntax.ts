/** A parsed expression of the Terraform language. */
export type Expression =
  | { readonly kind: 'literal'; readonly value: null | boolean | number | string }
  /** A number that a double cannot hold. */
  | { readonly kind: 'long-number'; readonly text: string }
  | { readonly kind: 'template'; readonly parts: readonly TemplatePart[] }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'attribute'; readonly of: Expression; readonly name: string }
  | { readonly kind: 'index'; readonly of: Expression; readonly at: Expression }
  | SplatExpression
  | { readonly kind: 'parentheses'; readonly of: Expression }
  | CallExpression
  | { readonly kind: 'list'; readonly items: readonly Expression[] }
  | ObjectExpression
  | ForExpression
  | { readonly kind: 'unary'; readonly operator: '-' | '!'; readonly of: Expression }
  | BinaryExpression
  | ConditionalExpression;

export interface CallExpression {
  readonly kind: 'call';
  /** With its namespace where it has one: `provider::aws::arn_parse`. */
  readonly name: string;
  readonly arguments: readonly Expression[];
  /** Whether the last argument is a list of arguments: `max(var.sizes...)`. */
  readonly expands: boolean;
}

export interface ObjectExpression {
  readonly kind: 'object';
  readonly entries: readonly { readonly key: Expression; readonly value: Expression }[];
}

export interface BinaryExpression {
  readonly kind: 'binary';
  readonly operator: BinaryOperator;
  readonly left: Expression;
  readonly right: Expression;
}

export interface ConditionalExpression {
  readonly kind: 'conditional';
  readonly test: Expression;
  readonly then: Expression;
  readonly otherwise: Expression;
}

/**
 * `of[*].a[0]` reads all that follows of each element, also a further `[*]`; `of.*.a` attributes only.
 */
export interface SplatExpression {
  readonly kind: 'splat';
  readonly of: Expression;
  readonly steps: readonly SplatStep[];
}

export type SplatStep =
  { readonly attribute: string } | { readonly index: Expression } | { readonly every: true };

export interface ForExpression {
  readonly kind: 'for';
  /** The name of the key or index; undefined where only the value has a name. */
  readonly keyName?: string;
  readonly valueName: string;
  readonly in: Expression;
  /** The key of each entry; undefined for a list. */
  readonly key?: Expression;
  readonly value: Expression;
  /** Whether entries of one key are a list: `key => value...`. */
  readonly groups: boolean;
  readonly condition?: Expression;
}

export type TemplatePart = Expression | TemplateIf | TemplateFor;

export interface TemplateIf {
  readonly kind: 'template-if';
  readonly test: Expression;
  readonly then: readonly TemplatePart[];
  readonly otherwise: readonly TemplatePart[];
}

export interface TemplateFor {
  readonly kind: 'template-for';
  readonly keyName?: string;
  readonly valueName: string;
  readonly in: Expression;
  readonly body: readonly TemplatePart[];
}

/** Binding strength of each operator, as in the Terraform language. */
export const BINARY_OPERATORS = {
  '||': 1,
  '&&': 2,
  '==': 3,
  '!=': 3,
  '<': 4,
  '<=': 4,
  '>': 4,
  '>=': 4,
  '+': 5,
  '-': 5,
  '*': 6,
  '/': 6,
  '%': 6,
} as const;

export type BinaryOperator = keyof typeof BINARY_OPERATORS;
