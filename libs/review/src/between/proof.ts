import { isUnknown, unknownsIn, type Value } from '@archway/terraform';
import type { Path } from '../change/difference';
import { stable } from '../change/document';
import { LATER } from '../change/shown';

/** What an expression takes from where its text does not show it, or anew each time. */
const ELSEWHERE =
  /(?<![\w.:/-])(?:(?:var|local|module|path|terraform|self)\.|each\.value|(?:file\w*|templatefile|timestamp|plantimestamp|uuid|uuidv5|bcrypt|rsadecrypt)\s*\()/;

/** Whether a text of Terraform gives the same wherever it stands: what it refers to aside. */
export function isWhole(expression: string): boolean {
  return expression !== LATER && !ELSEWHERE.test(expression);
}

/** Whether every part of a value that is not known has a text that says all of it. */
export function isProven(value: Value): boolean {
  return unknownsIn(value).every(({ expression }) => isWhole(expression));
}

/** Whether two values are written alike, marks by their text. */
export function isWrittenAlike(before: Value, after: Value): boolean {
  return (
    isUnknown(before) === isUnknown(after) &&
    unknownsIn(before).length === unknownsIn(after).length &&
    stable(before) === stable(after)
  );
}

/** Arguments that hold nothing but what a reference names, and by which attributes it does so. */
const NAMES: Readonly<Record<string, readonly string[]>> = {
  role: ['name', 'id', 'arn'],
  roles: ['name', 'id'],
  user: ['name', 'id'],
  group: ['name', 'id'],
  bucket: ['id', 'bucket', 'arn'],
  queue_url: ['url', 'id'],
  function_name: ['function_name', 'arn', 'id'],
  topic: ['arn', 'id'],
  endpoint: ['arn'],
  cluster: ['id', 'arn', 'name'],
  task_definition: ['arn', 'id'],
  table_name: ['name', 'id'],
  layers: ['arn'],
  subnets: ['id'],
  security_groups: ['id'],
  alarm_actions: ['arn', 'id'],
  ok_actions: ['arn', 'id'],
  insufficient_data_actions: ['arn', 'id'],
  policy: ['json'],
  assume_role_policy: ['json'],
  source_policy_documents: ['json'],
  override_policy_documents: ['json'],
};

/**
 * Whether an argument can be nothing but its one reference: an ID is no part of another ID. An ARN that
 * is matched with often has more behind it, and so counts as none.
 */
export function isPlainReference(path: Path, reference: string): boolean {
  const argument = String(path.filter((part) => typeof part === 'string').at(-1) ?? '');
  const attribute = reference.split('.').at(-1) ?? '';
  if (attribute === 'json' && !/(?:^|\.)data\.aws_iam_policy_document\./.test(reference)) {
    return false;
  }
  if (NAMES[argument]?.includes(attribute) === true) return true;
  if (/(?:^|_)ids?$/.test(argument)) return ['id', 'key_id', 'arn'].includes(attribute);
  return /_arns?$/.test(argument) && argument !== 'source_arn' && attribute === 'arn';
}
