import { numberText } from './number-text';

/** A value in Terraform's type system, or the mark that it is not known before an apply. */
export type Value =
  | null
  | boolean
  | number
  | string
  | readonly Value[]
  | { readonly [name: string]: Value }
  | Unknown;

/** An object value. */
export type ObjectValue = { readonly [name: string]: Value };

/** Stands where a value is not known from the Terraform alone. */
export class Unknown {
  /**
   * @param expression Terraform's own text, with the parts that are known put in
   * @param references what the value would come from, such as `aws_kms_key.Photos.arn`
   * @param reason one sentence for a person
   */
  constructor(
    readonly expression: string,
    readonly references: readonly string[],
    readonly reason: string,
  ) {}

  /** Keeps a mark visible where JSON is made of a value that holds one. */
  toJSON(): string {
    return this.expression;
  }
}

/**
 * Stands for a value that Terraform marks as sensitive, so that nothing which shows or compares values
 * can let it out. It only tells whether it equals another one.
 */
export class Sensitive extends Unknown {
  readonly #value: Value;

  /**
   * @param value what it is; an `Unknown` where not even the plan knows it
   * @param shown what stands for it
   */
  constructor(value: Value, shown = '(sensitive value)') {
    super(shown, isUnknown(value) ? value.references : [], 'it is sensitive');
    this.#value = value;
  }

  /** Whether both are the same; undefined where one is not known. */
  equals(other: Sensitive): boolean | undefined {
    if (unknownsIn(this.#value).length > 0 || unknownsIn(other.#value).length > 0) return undefined;
    return JSON.stringify(this.#value) === JSON.stringify(other.#value);
  }
}

export function isSensitive(value: Value | undefined): value is Sensitive {
  return value instanceof Sensitive;
}

export function isUnknown(value: Value | undefined): value is Unknown {
  return value instanceof Unknown;
}

export function isList(value: Value | undefined): value is readonly Value[] {
  return Array.isArray(value);
}

export function isObject(value: Value | undefined): value is ObjectValue {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !isUnknown(value);
}

/** Every mark within a value, at any depth. */
export function unknownsIn(value: Value): readonly Unknown[] {
  if (isUnknown(value)) return [value];
  if (isList(value)) return value.flatMap(unknownsIn);
  if (isObject(value)) return Object.values(value).flatMap(unknownsIn);
  return [];
}

/** A string, undefined where there is none or it is unknown. Numbers and booleans convert as in Terraform. */
export function textOf(value: Value | undefined): string | undefined {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return numberText(value);
  return typeof value === 'boolean' ? String(value) : undefined;
}

/** An object of these names, also of such as `__proto__`. */
export function objectFrom(entries: Iterable<readonly [string, Value]>): ObjectValue {
  return Object.fromEntries(entries);
}

/** A number, undefined where there is none or it is unknown. */
export function numberOf(value: Value | undefined): number | undefined {
  if (typeof value === 'number') return value;
  if (typeof value !== 'string' || value.trim() === '') return undefined;
  const number = Number(value);
  return Number.isNaN(number) ? undefined : number;
}

/** A boolean, undefined where there is none or it is unknown. */
export function flagOf(value: Value | undefined): boolean | undefined {
  if (typeof value === 'boolean') return value;
  return value === 'true' ? true : value === 'false' ? false : undefined;
}

/** The strings of a list; a single string counts as a list of one. */
export function textsOf(value: Value | undefined): readonly string[] {
  return (isList(value) ? value : [value])
    .map((item) => textOf(item))
    .filter((item) => item !== undefined);
}

/** The nested blocks of a name: Terraform JSON writes one block as an object or as a list of one. */
export function blocksOf(value: Value | undefined): readonly ObjectValue[] {
  return (isList(value) ? value : [value]).filter((item) => isObject(item));
}
