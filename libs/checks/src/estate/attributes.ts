import {
  blocksOf,
  flagOf,
  isList,
  isUnknown,
  numberOf,
  textOf,
  unknownsIn,
  type ObjectValue,
  type Value,
} from '@archway/terraform';

/** An argument, with dots within blocks; of several blocks the first, and a block that is not known itself. */
export function argumentAt(attributes: ObjectValue, name: string): Value | undefined {
  const [first = '', ...rest] = name.split('.');
  const value = attributes[first];
  if (rest.length === 0 || isUnknown(value)) return value;
  const [block] = blocksOf(value);
  return block === undefined ? undefined : argumentAt(block, rest.join('.'));
}

/** A number, the default where none is stated, undefined where it is not known. */
export function numberOr(value: Value | undefined, otherwise: number): number | undefined {
  return value === undefined || value === null || isLeftToProvider(value)
    ? otherwise
    : numberOf(value);
}

/** A boolean, the default where none is stated, undefined where it is not known. */
export function flagOr(value: Value | undefined, otherwise: boolean): boolean | undefined {
  return value === undefined || value === null || isLeftToProvider(value)
    ? otherwise
    : flagOf(value);
}

/** A text, the default where none is stated, undefined where it is not known. */
export function textOr(value: Value | undefined, otherwise: string): string | undefined {
  return value === undefined || value === null || isLeftToProvider(value)
    ? otherwise
    : textOf(value);
}

/** Whether an argument is stated at all, known or not. */
export function isStated(value: Value | undefined): boolean {
  return value !== undefined && value !== null && value !== '' && !isLeftToProvider(value);
}

/** Whether an argument holds something; what is there but not known counts as there. */
export function isFilled(value: Value | undefined): boolean {
  return isList(value) ? value.length > 0 : isStated(value);
}

/** In a plan, what nobody states and the provider fills in is not known and refers to nothing. */
function isLeftToProvider(value: Value): boolean {
  return isUnknown(value) && value.references.length === 0 && !value.expression.includes('${');
}

/** Whether any part of a value is not known. */
export function isPartlyUnknown(value: Value | undefined): boolean {
  return value !== undefined && unknownsIn(value).length > 0;
}

/** A value as a person reads it: the text, or Terraform's own words for it. */
export function shown(value: Value | undefined): string {
  if (isUnknown(value)) return value.expression;
  return textOf(value) ?? JSON.stringify(value ?? null);
}
