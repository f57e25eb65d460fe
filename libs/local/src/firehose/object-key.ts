/** What the name of an object of Firehose is made of. */
export interface KeyContext {
  readonly at: number;
  readonly timeZone: string;
  readonly deliveryStreamName: string;
  /** Such as `processing-failed`; undefined for what is delivered. */
  readonly errorOutputType?: string;
  readonly extension: string;
  /** Makes names unique. */
  readonly unique: string;
}

/** The layout of a prefix that names no timestamp ("Understand custom prefixes for Amazon S3 objects"). */
const DEFAULT_LAYOUT = 'yyyy/MM/dd/HH/';

/** The key of an object: the prefix with its expressions, then the name that Firehose gives. */
export function objectKey(prefix: string, context: KeyContext): string {
  const time = partsOf(context.at, context.timeZone);
  const evaluated = prefix.replace(
    /!\{(firehose|timestamp):([^}]*)\}/g,
    (whole, namespace: string, text: string) => {
      if (namespace === 'timestamp') return formatted(text, time);
      if (text === 'random-string') return context.unique.replaceAll('-', '').slice(0, 11);
      if (text === 'error-output-type') return context.errorOutputType ?? whole;
      return whole;
    },
  );
  const layout = /!\{timestamp:/.test(prefix) ? '' : formatted(DEFAULT_LAYOUT, time);
  const stamp = formatted('yyyy-MM-dd-HH-mm-ss', time);
  const name = `${context.deliveryStreamName}-1-${stamp}-${context.unique}${context.extension}`;
  return `${evaluated}${layout}${name}`;
}

type TimeParts = Readonly<Record<'yyyy' | 'MM' | 'dd' | 'HH' | 'mm' | 'ss', string>>;

/** The patterns of Java's DateTimeFormatter that prefixes use. */
function formatted(pattern: string, time: TimeParts): string {
  return pattern.replace(
    /yyyy|MM|dd|HH|mm|ss|'([^']*)'/g,
    (name, quoted: string | undefined) => quoted ?? time[name as keyof TimeParts],
  );
}

function partsOf(at: number, timeZone: string): TimeParts {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  }).formatToParts(at);
  const of = (type: Intl.DateTimeFormatPartTypes): string =>
    parts.find((part) => part.type === type)?.value ?? '';
  return {
    yyyy: of('year'),
    MM: of('month'),
    dd: of('day'),
    HH: of('hour'),
    mm: of('minute'),
    ss: of('second'),
  };
}
