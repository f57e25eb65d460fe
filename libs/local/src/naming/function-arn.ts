/** A function's ARN, and the alias or version that follows it. */
export interface FunctionArn {
  readonly functionArn: string;
  /** The name of an alias or a version; undefined for the function itself. */
  readonly qualifier?: string;
}

/** The version that `publish = true` makes of a function: one deployment publishes one. */
export const FIRST_VERSION = '1';

/** The version that has no number. */
export const LATEST_VERSION = '$LATEST';

/** Parts of `arn:aws:lambda:eu-west-1:123456789012:function:name` before a qualifier. */
const UNQUALIFIED_PARTS = 7;

/** Takes an ARN such as `arn:aws:lambda:eu-west-1:123456789012:function:name:live` apart. */
export function functionArnOf(arn: string): FunctionArn {
  const parts = arn.split(':');
  const qualifier = parts[UNQUALIFIED_PARTS];
  if (parts[2] !== 'lambda' || qualifier === undefined) return { functionArn: arn };
  return { functionArn: parts.slice(0, UNQUALIFIED_PARTS).join(':'), qualifier };
}

/** Whether a name, a partial ARN or an ARN, with or without a qualifier, means this function. */
export function meansFunction(named: string, functionName: string): boolean {
  return nameAndQualifier(named).functionName === functionName;
}

/** Reads `name`, `name:alias`, `123456789012:function:name` or an ARN. */
export function nameAndQualifier(named: string): {
  readonly functionName: string;
  readonly qualifier?: string;
} {
  const parts = named.split(':');
  const at = parts.indexOf('function') + 1;
  const [functionName = named, qualifier] = parts.slice(at);
  return { functionName, ...(qualifier === undefined ? {} : { qualifier }) };
}
