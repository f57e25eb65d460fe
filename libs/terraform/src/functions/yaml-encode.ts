import { numberText } from '../value/number-text';
import { compareTexts } from '../types/set-order';
import { isList, isObject, type Value, textOf } from '../value/value';

/**
 * YAML as Terraform writes it: texts in double quotes, several lines as a literal block. Undefined for
 * texts that the emitter would fold or escape in ways that are not known here.
 */
export function encodeYaml(value: Value): string | undefined {
  const lines = typeof value === 'string' ? linesOf(value)?.map(below) : linesOf(value);
  if (lines === undefined || lines.some((line) => line.length > WIDEST && line.includes(' '))) {
    return undefined;
  }
  const isPlain = value === null || typeof value === 'number' || typeof value === 'boolean';
  return `${lines.join('\n')}\n${isPlain ? '...\n' : ''}`;
}

function below(line: string, at: number): string {
  return at === 0 ? line : indented(line);
}

/** Longer lines are folded. */
const WIDEST = 80;

function linesOf(value: Value): readonly string[] | undefined {
  if (isList(value)) {
    return value.length === 0 ? ['[]'] : gathered(value.map((item) => itemLines(item)));
  }
  if (isObject(value)) {
    const names = Object.keys(value).sort(compareTexts);
    return names.length === 0
      ? ['{}']
      : gathered(names.map((name) => entryLines(name, value[name] ?? null)));
  }
  if (typeof value !== 'string')
    return [
      value === null
        ? 'null'
        : typeof value === 'number'
          ? numberText(value)
          : (textOf(value) ?? ''),
    ];
  return value.includes('\n') ? literal(value) : quoted(value);
}

function itemLines(item: Value): readonly string[] | undefined {
  const lines = linesOf(item);
  return lines?.map((line, at) => (at === 0 ? `- ${line}` : indented(line)));
}

function entryLines(name: string, value: Value): readonly string[] | undefined {
  const [key] = (name.includes('\n') ? undefined : quoted(name)) ?? [];
  const lines = linesOf(value);
  if (key === undefined || key.length > 128 || lines === undefined) return undefined;
  const [first = '', ...rest] = lines;
  const isNested = (isList(value) || isObject(value)) && first !== '[]' && first !== '{}';
  if (!isNested) return [`${key}: ${first}`, ...rest.map(indented)];
  return [`${key}:`, ...(isList(value) ? lines : lines.map(indented))];
}

function indented(line: string): string {
  return line === '' ? '' : `  ${line}`;
}

function gathered(
  parts: readonly (readonly string[] | undefined)[],
): readonly string[] | undefined {
  return parts.every((part) => part !== undefined) ? parts.flat() : undefined;
}

/** What the emitter prints as it is. */
const PRINTABLE = /^[\t\x20-\x7e\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd]*$/;

function quoted(text: string): readonly string[] | undefined {
  return PRINTABLE.test(text) && !/[\u2028\u2029]/.test(text) ? [JSON.stringify(text)] : undefined;
}

function literal(text: string): readonly string[] | undefined {
  const lines = text.split('\n');
  const isPlain = lines.every((line) => PRINTABLE.test(line) && !/\t|[ \u2028\u2029]$/.test(line));
  if (!isPlain || /^[\s]/.test(text)) return undefined;
  if (!text.endsWith('\n')) return ['|-', ...lines];
  const body = lines.slice(0, -1);
  return [body.at(-1) === '' ? '|+' : '|', ...body];
}
