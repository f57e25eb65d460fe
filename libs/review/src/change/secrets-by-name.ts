import { isList, isObject, isUnknown, Sensitive, type Value } from '@archway/terraform';
import { documentIn } from './document';

/** Names of what should have been marked as sensitive, as environment variables have them. */
const SECRET =
  /(?:^|[^a-z])(?:pass(?:word|wd|phrase)?|pwd|secret|token|credentials?|(?:api|private|access|secret)_?key)$/i;

/** What only names a secret that is kept elsewhere. */
const ELSEWHERE = /^(?:$|arn:|\{\{resolve:|\$\{)/;

/** A password within the address of a server. */
const IN_URL = /(:\/\/[^/\s:@]*:)[^@\s/]+@/g;

/**
 * A value in which texts that are called a password or a token are sensitive, though nobody marked them:
 * `{ DB_PASSWORD: 'x' }`, and `{ name: 'DB_PASSWORD', value: 'x' }` as containers have them.
 */
export function withoutSecrets(value: Value): Value {
  if (isUnknown(value)) return value;
  if (isList(value)) {
    const items = value.map(withoutSecrets);
    return items.every((item, at) => item === value[at]) ? value : items;
  }
  if (!isObject(value)) return value;
  const { name } = value;
  const isNamed = typeof name === 'string' && SECRET.test(camelApart(name));
  const entries = Object.entries(value).map(([key, item]): [string, Value] => [
    key,
    isSecret(item) && ((isNamed && key === 'value') || SECRET.test(camelApart(key)))
      ? new Sensitive(item)
      : withoutSecrets(item),
  ]);
  return entries.every(([key, item]) => item === value[key]) ? value : Object.fromEntries(entries);
}

/** A text without the secrets of the document that it is, and without passwords in addresses. */
export function textWithoutSecrets(text: string): string {
  const document = documentIn(text);
  const hidden = document === undefined ? undefined : withoutSecrets(document);
  const safe = hidden === document ? text : JSON.stringify(told(hidden ?? null));
  return safe.replace(IN_URL, `$1${new Sensitive('').expression}@`);
}

function told(value: Value): Value {
  if (isUnknown(value)) return value.expression;
  if (isList(value)) return value.map(told);
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, told(item)]));
}

function isSecret(value: Value): boolean {
  return typeof value === 'string' && !ELSEWHERE.test(value);
}

/** `dbPassword` as `db_Password`. */
function camelApart(name: string): string {
  return name.replace(/([a-z])([A-Z])/g, '$1_$2');
}
