import { isList, isObject, isUnknown, Sensitive, textOf, type Value } from '@archway/terraform';
import { documentIn } from './document';

/** What stands for what nobody marked as sensitive, and what may hold secrets all the same. */
export const HIDDEN = '(hidden)';

/** Names of what should have been marked as sensitive. */
const SECRET =
  /(?:(?:^|[^a-z])(?:pass|pwd)|password|passwd|passphrase|secret|token|credentials?|(?:api|private|access|secret)[_-]?key(?:[_-]?base)?)$/i;

/** What only names a secret that is kept elsewhere. */
const ELSEWHERE = /^(?:$|arn:|\{\{resolve:|\$\{)/;

/** A password within the address of a server. */
const IN_URL = /(:\/\/[^/\s:@]*:)[^@\s/]+@/g;

/** Maps and lists of environment variables, as App Runner, Amplify, CodeBuild and CodePipeline have them. */
const ENVIRONMENT = /^(?:runtime_)?environment_?variables?$|^env(?:_?vars?)?$/i;

/** Scripts that instances start with. */
const SCRIPT = /^user_data(?:_base64)?$/;

/** Where Elastic Beanstalk has environment variables among its settings. */
const BEANSTALK = 'aws:elasticbeanstalk:application:environment';

/**
 * A value in which what may hold secrets is hidden, though nobody marked it: environment variables,
 * scripts that instances start with, and texts that are called a password or a token.
 */
export function withoutSecrets(value: Value): Value {
  if (isUnknown(value)) return value;
  if (isList(value)) return changed(value, value.map(withoutSecrets));
  if (!isObject(value)) return value;
  const { name } = value;
  const isNamed = typeof name === 'string' && isSecretName(name);
  const isVariable = isNamed || textOf(value['namespace']) === BEANSTALK;
  const entries = Object.entries(value).map(([key, item]): [string, Value] => {
    if (isVariable && key === 'value') return [key, hidden(item)];
    if (SCRIPT.test(key) || isSecretName(key)) return [key, hidden(item)];
    if (ENVIRONMENT.test(key)) return [key, withoutVariables(item)];
    return [key, key === 'environment' ? withoutEnvironment(item) : withoutSecrets(item)];
  });
  return entries.every(([key, item]) => item === value[key]) ? value : Object.fromEntries(entries);
}

/** A text without the secrets of the document that it is, and without passwords in addresses. */
export function textWithoutSecrets(text: string): string {
  const document = documentIn(text);
  const safe = document === undefined ? undefined : withoutSecrets(document);
  const shown = safe === document ? text : JSON.stringify(told(safe ?? null));
  return shown.replace(IN_URL, `$1${HIDDEN}@`);
}

/**
 * An `environment`: a map of variables as SageMaker has it, the variables of a function or of a
 * container, or the machine that CodeBuild builds on.
 */
function withoutEnvironment(value: Value): Value {
  if (isList(value)) {
    return changed(
      value,
      value.map((item) => {
        if (!isObject(item)) return withoutSecrets(item);
        if ('name' in item && 'value' in item) return withoutVariables(item);
        const variables = item['variables'];
        return withoutSecrets(
          variables === undefined ? item : { ...item, variables: withoutVariables(variables) },
        );
      }),
    );
  }
  if (isObject(value) && isObject(value['variables'])) {
    return { ...value, variables: withoutVariables(value['variables']) };
  }
  return withoutVariables(value);
}

/** Variables by their names, or as `{ name, value }`: the names stay. */
function withoutVariables(value: Value): Value {
  if (isList(value)) return value.map(withoutVariables);
  if (!isObject(value)) return hidden(value);
  const isPair = 'name' in value && 'value' in value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key,
      isPair && key !== 'value' ? item : isPair ? hidden(item) : withoutVariables(item),
    ]),
  );
}

function hidden(value: Value): Value {
  if (isUnknown(value)) return value;
  if (typeof value === 'number') return new Sensitive(value, HIDDEN);
  return typeof value === 'string' && !ELSEWHERE.test(value)
    ? new Sensitive(value, HIDDEN)
    : withoutSecrets(value);
}

function changed(before: readonly Value[], after: readonly Value[]): Value {
  return after.every((item, at) => item === before[at]) ? before : after;
}

function told(value: Value): Value {
  if (isUnknown(value)) return value.expression;
  if (isList(value)) return value.map(told);
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, told(item)]));
}

/** `dbPassword` as `db_Password`. */
function isSecretName(name: string): boolean {
  return SECRET.test(name.replace(/([a-z])([A-Z])/g, '$1_$2'));
}
