import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  parseAllDocuments,
  visit,
  type Document,
  type Scalar,
} from 'yaml';
import { EvaluationError } from '../expression/evaluation-error';
import { numberFrom } from '../value/number-text';
import { ofKind } from '../value/kind';
import { isList, isObject, type Value, textOf } from '../value/value';

/** So many aliases expand at most: a few lines can otherwise stand for gigabytes. */
const MOST_ALIASES = 1000;

/** The one document of a YAML text; undefined where it has a tag or a number that is not read here. */
export function decodeYaml(text: string): Value | undefined {
  // Plain scalars are read below: Terraform's rules are neither those of YAML 1.1 nor those of 1.2.
  const documents = parseAllDocuments(text, {
    schema: 'failsafe',
    uniqueKeys: false,
    logLevel: 'silent',
  });
  const [document, ...others] = documents;
  if (document === undefined || !('contents' in document) || others.length > 0) {
    throw new EvaluationError('yamldecode(): exactly one document is required');
  }
  const [error] = document.errors;
  if (error !== undefined) {
    throw new EvaluationError(`yamldecode(): ${error.message.split('\n')[0] ?? ''}`);
  }
  if (document.contents === null) throw new EvaluationError('yamldecode(): the document is empty');
  return isUnread(document) ? undefined : new Reading(document).valueOf(document.contents);
}

const READ_TAGS = ['str', 'map', 'seq'].map((name) => `tag:yaml.org,2002:${name}`);

function isUnread(document: Document): boolean {
  let isFound = false;
  visit(document, {
    Value: (_, node) => {
      const isOther = node.tag !== undefined && !READ_TAGS.includes(node.tag);
      isFound ||= isOther || (isScalar(node) && scalarOf(node) === undefined);
    },
  });
  return isFound;
}

class Reading {
  private aliases = 0;

  constructor(private readonly document: Document) {}

  valueOf(node: unknown): Value {
    if (isAlias(node)) {
      if (++this.aliases > MOST_ALIASES)
        throw new EvaluationError('yamldecode(): too many aliases');
      return this.valueOf(node.resolve(this.document));
    }
    if (isSeq(node)) {
      return ofKind(
        'tuple',
        node.items.map((item) => this.valueOf(item)),
      );
    }
    if (isMap(node)) return this.objectOf(node.items);
    return isScalar(node) ? (scalarOf(node) ?? null) : null;
  }

  private objectOf(items: readonly { readonly key: unknown; readonly value: unknown }[]): Value {
    const merged: [string, Value][] = [];
    const own: [string, Value][] = [];
    for (const { key, value } of items) {
      if (isMergeKey(key)) merged.unshift(...entriesOf(this.valueOf(value)));
      else own.push([this.nameOf(key), this.valueOf(value)]);
    }
    return ofKind('object', Object.fromEntries([...merged, ...own]));
  }

  private nameOf(key: unknown): string {
    const name = this.valueOf(key);
    if (isList(name) || isObject(name)) {
      throw new EvaluationError('yamldecode(): a key must be a scalar');
    }
    return name === null ? 'null' : (textOf(name) ?? '');
  }
}

function isMergeKey(key: unknown): boolean {
  return isScalar(key) && key.type === 'PLAIN' && key.source === '<<';
}

/** Of several maps that are merged the first one counts. */
function entriesOf(value: Value): [string, Value][] {
  return [...(isList(value) ? value : [value])]
    .reverse()
    .flatMap((each): [string, Value][] => (isObject(each) ? Object.entries(each) : []));
}

/** Undefined for a number that cannot be kept. */
function scalarOf({ type, tag, source = '', value }: Scalar): Value | undefined {
  if (type !== 'PLAIN' || tag !== undefined)
    return (typeof value === 'string' ? value : source).normalize('NFC');
  if (/^(?:|~|null|Null|NULL)$/.test(source)) return null;
  if (/^(?:[yY]|yes|Yes|YES|on|On|ON|true|True|TRUE)$/.test(source)) return true;
  if (/^(?:[nN]|no|No|NO|off|Off|OFF|false|False|FALSE)$/.test(source)) return false;
  if (/^[-+]?\.(?:inf|Inf|INF)$|^\.(?:nan|NaN|NAN)$/.test(source)) return undefined;
  if (/^0x[\da-fA-F]+$|^0o[0-7]+$/.test(source)) {
    return Number.isSafeInteger(Number(source)) ? Number(source) : undefined;
  }
  const number = numberFrom(source);
  if (number === 'inexact') return undefined;
  return number ?? timestamp(source) ?? source.normalize('NFC');
}

const TIMESTAMP =
  /^(\d{4})-(\d\d?)-(\d\d?)(?:(?:[Tt]|[ \t]+)(\d\d?):(\d\d?):(\d\d?)(?:\.\d+)?[ \t]*(Z|[-+]\d\d:\d\d)?)?$/;

/** A date without a time is midnight; fractions of seconds are left out. */
function timestamp(source: string): string | undefined {
  const [whole, year = '', ...parts] = TIMESTAMP.exec(source) ?? [];
  if (whole === undefined) return undefined;
  const [month, day, hour, minute, second] = parts
    .slice(0, 5)
    .map((part) => String(part ?? '').padStart(2, '0'));
  return `${year}-${month}-${day}T${hour}:${minute}:${second}${parts[5] ?? 'Z'}`;
}
