import { documentIn } from './document';
import { textWithoutSecrets } from './secrets-by-name';
import { isList, isObject, isSensitive, isUnknown, type Value } from '@archway/terraform';

export const LATER = '(known after apply)';

/** A value as text that may be shown; undefined for what says nothing. */
export function shown(value: Value | undefined): string | undefined {
  if (isSensitive(value)) return value.expression;
  // In a plan that is LATER; between two plans without a state it is Terraform's text.
  if (isUnknown(value)) return expressionText(value.expression);
  if (isEmpty(value)) return value === '' ? '' : undefined;
  if (typeof value === 'string') return textWithoutSecrets(value);
  return textWithoutSecrets(JSON.stringify(value));
}

/** Parts of a document whose secrets cannot be told from the rest, as it is no JSON yet. */
const SUSPECT = /"(?:environment|user_data)|password|secret"|token|credential/i;

function expressionText(expression: string): string {
  const isDocument = /^\s*[{[]/.test(expression);
  const isRead = documentIn(expression) !== undefined;
  return isDocument && !isRead && SUSPECT.test(expression) ? LATER : textWithoutSecrets(expression);
}

/** What a provider writes where nothing is set: it makes no difference which of them. */
export function isEmpty(value: Value | undefined): boolean {
  if (value === undefined || value === null || value === '') return true;
  if (isList(value)) return value.every(isEmpty);
  return isObject(value) && Object.values(value).every(isEmpty);
}

/** Whether it is one value and not a structure with values in it. */
export function isScalar(value: Value | undefined): boolean {
  return !isList(value) && !isObject(value);
}
