import type { MetricName } from '../architecture/alarms';
import { isRecord } from '../pattern/pattern';
import type { TraceEvent } from '../trace/trace-event';

/** One value of a metric. */
export interface Sample {
  readonly metric: MetricName;
  readonly value: number;
}

/** The metrics of AWS/Lambda, and those of functions' own, that an event of the trace yields. */
export function samplesOf(event: TraceEvent): readonly Sample[] {
  if (!('functionName' in event) || !('messageIds' in event)) return [];
  const { functionName } = event;
  const own = (name: string, value: number): Sample => ({
    metric: { namespace: 'AWS/Lambda', name, dimensions: { FunctionName: functionName } },
    value,
  });
  switch (event.kind) {
    case 'invoked':
      return [own('Invocations', 1)];
    case 'throttled':
      return [own('Throttles', 1)];
    default:
      return [
        own('Errors', event.kind === 'returned' ? 0 : 1),
        own('Duration', event.durationMs ?? 0),
        ...(event.log ?? []).flatMap(embedded),
      ];
  }
}

/** Metrics in a line of a log ("Embedded metric format specification"). */
function embedded(line: string): readonly Sample[] {
  if (!line.includes('"_aws"')) return [];
  try {
    const entry = JSON.parse(line.slice(line.indexOf('{'))) as unknown;
    if (!isRecord(entry) || !isRecord(entry['_aws'])) return [];
    const directives = entry['_aws']['CloudWatchMetrics'];
    return (Array.isArray(directives) ? directives : [])
      .filter(isRecord)
      .flatMap((directive) => ofDirective(directive, entry));
  } catch {
    return [];
  }
}

function ofDirective(
  directive: Readonly<Record<string, unknown>>,
  entry: Readonly<Record<string, unknown>>,
): readonly Sample[] {
  const { Namespace: namespace, Dimensions: sets = [[]], Metrics: metrics } = directive;
  if (!Array.isArray(metrics) || !Array.isArray(sets)) return [];
  return metrics.filter(isRecord).flatMap(({ Name: name }) =>
    (sets as readonly unknown[]).flatMap((set) => {
      const names = Array.isArray(set) ? set.map(String) : [];
      const dimensions = Object.fromEntries(names.map((each) => [each, String(entry[each])]));
      const values = [entry[String(name)]].flat();
      return values.map((value) => ({
        metric: { namespace: String(namespace), name: String(name), dimensions },
        value: Number(value),
      }));
    }),
  );
}

/** Whether two names mean the same metric. */
export function isSame(a: MetricName, b: MetricName): boolean {
  const names = Object.keys(a.dimensions);
  return (
    a.namespace === b.namespace &&
    a.name === b.name &&
    names.length === Object.keys(b.dimensions).length &&
    names.every((name) => a.dimensions[name] === b.dimensions[name])
  );
}
