import { flagOf, isUnknown, numberOf, textOf, unknownsIn, type Value } from '@archway/terraform';

/** A number, the default where none is stated, undefined where it is not known. */
export function numberOr(value: Value | undefined, otherwise: number): number | undefined {
  return value === undefined || value === null ? otherwise : numberOf(value);
}

/** A boolean, the default where none is stated, undefined where it is not known. */
export function flagOr(value: Value | undefined, otherwise: boolean): boolean | undefined {
  return value === undefined || value === null ? otherwise : flagOf(value);
}

/** A text, the default where none is stated, undefined where it is not known. */
export function textOr(value: Value | undefined, otherwise: string): string | undefined {
  return value === undefined || value === null ? otherwise : textOf(value);
}

/** Whether an argument is stated at all, known or not. */
export function isStated(value: Value | undefined): boolean {
  return value !== undefined && value !== null && value !== '';
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
