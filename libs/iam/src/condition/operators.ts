import type { RequestContext } from '../context';
import { fitsArn } from '../pattern/arn';
import { fits, fitsPattern, literalOf, patternOf } from '../pattern/pattern';
import type { Truth } from '../truth';
import { isInRange } from './address';

/** Whether one value of the request matches one value of the policy. */
export type Comparison = (
  wanted: string,
  given: string,
  context: RequestContext | undefined,
) => Truth;

export interface Operator {
  readonly matches: Comparison;
  /** `StringNotEquals` and its like hold where nothing matches. */
  readonly negated: boolean;
}

const stringEquals: Comparison = (wanted, given, context) =>
  fitsPattern(patternOf(wanted, context), (pieces) => literalOf(pieces) === given);

const stringEqualsIgnoreCase: Comparison = (wanted, given, context) =>
  fitsPattern(
    patternOf(wanted, context),
    (pieces) => literalOf(pieces).toLowerCase() === given.toLowerCase(),
  );

const stringLike: Comparison = (wanted, given, context) =>
  fitsPattern(patternOf(wanted, context), (pieces) => fits(pieces, given));

/** `ArnEquals` and `ArnLike` behave alike ("Amazon Resource Name (ARN) condition operators"). */
const arnLike: Comparison = (wanted, given, context) =>
  fitsPattern(patternOf(wanted, context), (pieces) => fitsArn(pieces, given));

const numeric =
  (holds: (given: number, wanted: number) => boolean): Comparison =>
  (wanted, given) =>
    [wanted, given].every((text) => /^\s*[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?\s*$/i.test(text)) &&
    holds(Number(given), Number(wanted));

const date =
  (holds: (given: number, wanted: number) => boolean): Comparison =>
  (wanted, given) => {
    const [left, right] = [timeOf(given), timeOf(wanted)];
    return left !== undefined && right !== undefined && holds(left, right);
  };

const bool: Comparison = (wanted, given) =>
  /^(true|false)$/i.test(wanted) && wanted.toLowerCase() === given.toLowerCase();

const binaryEquals: Comparison = (wanted, given) =>
  Buffer.from(wanted, 'base64').equals(Buffer.from(given, 'base64'));

const equal = (given: number, wanted: number): boolean => given === wanted;

const OPERATORS: Readonly<Record<string, Operator>> = {
  stringequals: positive(stringEquals),
  stringnotequals: negative(stringEquals),
  stringequalsignorecase: positive(stringEqualsIgnoreCase),
  stringnotequalsignorecase: negative(stringEqualsIgnoreCase),
  stringlike: positive(stringLike),
  stringnotlike: negative(stringLike),
  numericequals: positive(numeric(equal)),
  numericnotequals: negative(numeric(equal)),
  numericlessthan: positive(numeric((given, wanted) => given < wanted)),
  numericlessthanequals: positive(numeric((given, wanted) => given <= wanted)),
  numericgreaterthan: positive(numeric((given, wanted) => given > wanted)),
  numericgreaterthanequals: positive(numeric((given, wanted) => given >= wanted)),
  dateequals: positive(date(equal)),
  datenotequals: negative(date(equal)),
  datelessthan: positive(date((given, wanted) => given < wanted)),
  datelessthanequals: positive(date((given, wanted) => given <= wanted)),
  dategreaterthan: positive(date((given, wanted) => given > wanted)),
  dategreaterthanequals: positive(date((given, wanted) => given >= wanted)),
  bool: positive(bool),
  binaryequals: positive(binaryEquals),
  ipaddress: positive(isInRange),
  notipaddress: negative(isInRange),
  arnequals: positive(arnLike),
  arnlike: positive(arnLike),
  arnnotequals: negative(arnLike),
  arnnotlike: negative(arnLike),
};

/** An operator of "IAM JSON policy elements: Condition operators"; undefined for another word. */
export function operatorOf(name: string): Operator | undefined {
  return Object.hasOwn(OPERATORS, name.toLowerCase()) ? OPERATORS[name.toLowerCase()] : undefined;
}

function positive(matches: Comparison): Operator {
  return { matches, negated: false };
}

function negative(matches: Comparison): Operator {
  return { matches, negated: true };
}

/** ISO 8601 as W3C restricts it, or seconds since 1970. */
function timeOf(text: string): number | undefined {
  if (/^-?\d{5,}(\.\d+)?$/.test(text)) return Number(text) * 1000;
  if (!/^\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[-+]\d\d:?\d\d))?)?)?$/.test(text))
    return undefined;
  const time = Date.parse(text);
  return Number.isNaN(time) ? undefined : time;
}
