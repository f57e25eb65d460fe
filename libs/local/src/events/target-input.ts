import type { TargetInput } from '../architecture/event-parts';
import { isRecord } from '../pattern/pattern';

/** What a rule is to an input transformer. */
export interface RuleNames {
  readonly ruleName: string;
  readonly ruleArn: string;
  /** When the event came in, in milliseconds. */
  readonly at: number;
}

/** The text that a target receives of an event ("Amazon EventBridge input transformation"). */
export function inputText(input: TargetInput, event: object, rule: RuleNames): string {
  switch (input.kind) {
    case 'event':
      return JSON.stringify(event);
    case 'constant':
      return input.text;
    case 'path':
      return JSON.stringify(valueAt(input.path, event) ?? null);
    case 'transformer':
      return transformed(input.template, valuesOf(input.paths, event, rule));
  }
}

/** A value by a path such as `$.detail.object.key` or `$.resources[0]`; undefined where nothing is. */
export function valueAt(path: string, event: unknown): unknown {
  const steps = path.replace(/^\$\.?/, '').match(/[^.[\]]+/g) ?? [];
  return steps.reduce<unknown>((value, step) => {
    const name = step.replace(/^['"]|['"]$/g, '');
    if (Array.isArray(value)) return value[Number(name)] as unknown;
    return isRecord(value) && Object.hasOwn(value, name) ? value[name] : undefined;
  }, event);
}

function valuesOf(
  paths: Readonly<Record<string, string>>,
  event: object,
  { ruleName, ruleArn, at }: RuleNames,
): ReadonlyMap<string, unknown> {
  return new Map<string, unknown>([
    ['aws.events.rule-name', ruleName],
    ['aws.events.rule-arn', ruleArn],
    ['aws.events.event.ingestion-time', new Date(at).toISOString()],
    [
      'aws.events.event',
      Object.fromEntries(Object.entries(event).filter(([name]) => name !== 'detail')),
    ],
    ['aws.events.event.json', event],
    ...Object.entries(paths).map(([name, path]) => [name, valueAt(path, event)] as const),
  ]);
}

/**
 * Puts values in place of `<name>`: within quotes as text, elsewhere as JSON. What is not in the event
 * is empty text.
 */
function transformed(template: string, values: ReadonlyMap<string, unknown>): string {
  let quoted = false;
  return template.replace(/\\.|"|<([\w.-]+)>/gs, (whole, name: string | undefined) => {
    if (whole === '"') quoted = !quoted;
    if (name === undefined || !values.has(name)) return whole;
    const value = values.get(name);
    if (!quoted) return value === undefined ? '""' : JSON.stringify(value);
    if (value === undefined) return '';
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    return JSON.stringify(text).slice(1, -1);
  });
}
