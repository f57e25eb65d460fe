import { pictureFormats } from '@archway/pictures/formats';
import type { PictureFormat } from '@archway/pictures/formats';

/** What Powertools' logger takes for a level. */
export const logLevels = ['TRACE', 'DEBUG', 'INFO', 'WARN', 'ERROR', 'CRITICAL', 'SILENT'] as const;

/** One of {@link logLevels}. */
export type LogLevel = (typeof logLevels)[number];

/** What a picture function is told: the stack writes it with {@link toEnvironment}, the function reads it back. */
export interface PictureEnvironment {
  /** Bucket that the pictures are written to. */
  readonly outputBucket: string;

  /** What every key that is written starts with, such as `thumbnail/`: ends in a slash, does not start with one. */
  readonly outputPrefix: string;

  /** Longest edge of a picture, 1–16383. */
  readonly widthPixels: number;

  readonly format: PictureFormat;

  /** 1 (small) to 100 (faithful). */
  readonly quality: number;

  /**
   * How long the encoder looks for fewer bytes: WebP 0–6, AVIF 0–9; rejected for JPEG, which has no such setting.
   *
   * @default - 2 for WebP, 0 for AVIF
   */
  readonly effort?: number;

  /** `Cache-Control` of what is written. */
  readonly cacheControl: string;

  /** Largest source, in bytes, 1–1073741824; larger ones end in the dead-letter queue unread. */
  readonly maxSourceBytes: number;

  /** Largest source, width times height, 1–1000000000; larger ones end in the dead-letter queue undecoded. */
  readonly maxSourcePixels: number;

  /** Powertools' name of the service in logs, metrics and traces. */
  readonly serviceName: string;

  /** CloudWatch namespace of the metrics. */
  readonly metricsNamespace: string;

  readonly logLevel: LogLevel;
}

/** The variables of a function with these settings, for the stack. Values may be Terraform references. */
export function toEnvironment(settings: PictureEnvironment): Record<string, string> {
  return {
    OUTPUT_BUCKET: settings.outputBucket,
    OUTPUT_PREFIX: settings.outputPrefix,
    WIDTH_PIXELS: String(settings.widthPixels),
    FORMAT: settings.format,
    QUALITY: String(settings.quality),
    ...(settings.effort === undefined ? {} : { EFFORT: String(settings.effort) }),
    CACHE_CONTROL: settings.cacheControl,
    MAX_SOURCE_BYTES: String(settings.maxSourceBytes),
    MAX_SOURCE_PIXELS: String(settings.maxSourcePixels),
    POWERTOOLS_SERVICE_NAME: settings.serviceName,
    POWERTOOLS_METRICS_NAMESPACE: settings.metricsNamespace,
    LOG_LEVEL: settings.logLevel,
  };
}

/**
 * The settings that a function's variables state.
 *
 * @throws Error with every variable that is missing or wrong, in one line
 */
export function readEnvironment(
  env: Readonly<Record<string, string | undefined>>,
): PictureEnvironment {
  const problems: string[] = [];
  const report = (name: string, rule: string): void => {
    const value = env[name];
    problems.push(`${name} must be ${rule}, got ${value ? JSON.stringify(value) : 'nothing'}`);
  };
  const text = (name: string, rule = 'set', accepts = /./): string => {
    const value = env[name] ?? '';
    if (!accepts.test(value)) {
      report(name, rule);
    }
    return value;
  };
  const whole = (name: string, min: number, max: number): number => {
    const value = /^\d+$/.test(env[name] ?? '') ? Number(env[name]) : NaN;
    if (!(value >= min && value <= max)) {
      report(name, `a whole number between ${min} and ${max}`);
    }
    return value;
  };
  const oneOf = <T extends string>(name: string, values: readonly T[]): T => {
    const value = values.find((candidate) => candidate === env[name]);
    if (value === undefined) {
      report(name, `one of ${values.join(', ')}`);
    }
    return value as T;
  };

  const format = oneOf('FORMAT', Object.keys(pictureFormats) as PictureFormat[]);
  const effort = (): number | undefined => {
    // A format that is wrong is one problem, not two.
    if (!env['EFFORT'] || format === undefined) {
      return undefined;
    }
    if (format === 'jpeg') {
      report('EFFORT', 'left out for jpeg');
      return undefined;
    }
    return whole('EFFORT', 0, pictureFormats[format].maxEffort);
  };
  const effortOrNone = effort();
  const settings: PictureEnvironment = {
    outputBucket: text('OUTPUT_BUCKET'),
    outputPrefix: text(
      'OUTPUT_PREFIX',
      'up to 256 ASCII characters that end in a slash and do not start with one',
      /^(?!\/)[\x21-\x7e]{0,255}\/$/,
    ),
    widthPixels: whole('WIDTH_PIXELS', 1, 16_383),
    format,
    quality: whole('QUALITY', 1, 100),
    ...(effortOrNone === undefined ? {} : { effort: effortOrNone }),
    cacheControl: text('CACHE_CONTROL', 'printable ASCII', /^[\x20-\x7e]+$/),
    maxSourceBytes: whole('MAX_SOURCE_BYTES', 1, 2 ** 30),
    maxSourcePixels: whole('MAX_SOURCE_PIXELS', 1, 1_000_000_000),
    serviceName: text('POWERTOOLS_SERVICE_NAME'),
    metricsNamespace: text('POWERTOOLS_METRICS_NAMESPACE'),
    logLevel: oneOf('LOG_LEVEL', logLevels),
  };
  if (problems.length > 0) {
    throw new Error(`environment of the function: ${problems.join('; ')}`);
  }
  return settings;
}
