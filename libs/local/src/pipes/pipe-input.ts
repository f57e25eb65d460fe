import { valueAt } from '../events/target-input';

/** What a template of a pipe can name besides the event. */
export interface PipeNames {
  readonly pipeName: string;
  readonly pipeArn: string;
  /** When the event came in, in milliseconds. */
  readonly at: number;
}

/**
 * The text that a target receives ("Amazon EventBridge Pipes input transformation"): `<$.path>` within
 * quotes is text, elsewhere JSON. What is not in the event is empty.
 */
export function pipeInput(template: string | undefined, event: object, names: PipeNames): string {
  if (template === undefined) return JSON.stringify(event);
  let isQuoted = false;
  return template.replace(/\\.|"|<([^<>"]+)>/gs, (whole, name: string | undefined) => {
    if (whole === '"') isQuoted = !isQuoted;
    if (name === undefined) return whole;
    const isPath = name.startsWith('$');
    if (!isPath && !name.startsWith('aws.pipes.')) return whole;
    const value = isPath ? valueAt(name, event) : namedValue(name, event, names);
    if (!isQuoted) return value === undefined ? '""' : JSON.stringify(value);
    if (value === undefined) return '';
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    return JSON.stringify(text).slice(1, -1);
  });
}

/** A parameter of a target: a path into the event, or the value itself. */
export function parameter(value: string, event: object): string {
  if (!value.startsWith('$.')) return value;
  const found = valueAt(value, event);
  return typeof found === 'string' ? found : JSON.stringify(found ?? '');
}

function namedValue(name: string, event: object, { pipeName, pipeArn, at }: PipeNames): unknown {
  switch (name) {
    case 'aws.pipes.pipe-arn':
      return pipeArn;
    case 'aws.pipes.pipe-name':
      return pipeName;
    case 'aws.pipes.event.ingestion-time':
      return new Date(at).toISOString();
    case 'aws.pipes.event':
    case 'aws.pipes.event.json':
      return event;
    default:
      return undefined;
  }
}
