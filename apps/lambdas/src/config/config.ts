import type { AwsStackProps, LogRetentionDays, Problem } from '@archway/core';
import { notMatching, notOneOf, notWhole, problemIf, reject, show } from '@archway/core';
import { pictureFormats } from '@archway/pictures/formats';
import type { PictureFormat } from '@archway/pictures/formats';
import type { LogLevel } from '../functions/environment/environment';
import { logLevels } from '../functions/environment/environment';

/** One kind of picture that is made of every photo. */
export interface PictureConfig {
  /** Where its pictures lie in the output bucket; ends with a slash. */
  readonly prefix: string;
  /** The longest edge in pixels, 16 to 4096. A smaller photo is not enlarged. */
  readonly widthPixels: number;
  readonly format: PictureFormat;
  /** 1 (small) to 100 (faithful). */
  readonly quality: number;
}

/** Everything in which one stage differs from another. */
export interface LambdasConfig {
  readonly stack: AwsStackProps;
  /** Which objects of the upload bucket are photos; ends with a slash. */
  readonly uploadPrefix: string;
  readonly thumbnail: PictureConfig;
  readonly mobile: PictureConfig;
  /** Above this a photo is refused before it is read, in bytes, 1 to 104857600 (100 MiB). */
  readonly maxSourceBytes: number;
  /** Above this a photo is refused before it is decoded, in pixels, 1 to 268435456. */
  readonly maxSourcePixels: number;
  /** `Cache-Control` of the pictures, such as `public, max-age=31536000, immutable`. */
  readonly cacheControl: string;
  /**
   * The least severe line that the functions log.
   *
   * @default 'INFO'
   */
  readonly logLevel?: LogLevel;
  /** Memory of each function in MiB, 512 to 10240; a 48 megapixel progressive JPEG takes about 350. */
  readonly memorySizeMib: number;
  /** 5 to 900 seconds. */
  readonly timeoutSeconds: number;
  /** How many photos of one branch are worked on at a time, 2 to 1000 invocations. */
  readonly maximumConcurrency: number;
  /** How long logs are kept, in days; one of the periods that CloudWatch offers. */
  readonly logRetentionDays: LogRetentionDays;
  /** How long a replaced original is kept, in days, 1 to 3650. */
  readonly replacedOriginalsDays: number;
  /**
   * The age at which the oldest waiting message raises an alarm, in seconds, up to 1209600. At least twelve times
   * `timeoutSeconds`: a message that failed once waits for six times that, and is not late yet.
   */
  readonly oldestMessageSeconds: number;
  /**
   * The topic that alarms go to.
   *
   * @default - a topic of this stack, whose ARN is an output: subscribe to it
   */
  readonly alarmTopicArn?: string;
  /**
   * Whether buckets, queues and topic are encrypted with a customer managed key.
   *
   * @default false - S3 and SQS encrypt with keys of their own
   */
  readonly customerManagedKey?: boolean;
  /**
   * Whether `destroy` may delete buckets that are not empty.
   *
   * @default false
   */
  readonly deleteObjectsOnDestroy?: boolean;
}

/**
 * Returns the configuration when it can be deployed.
 *
 * @throws one error that names every value that is wrong
 */
export function checked(config: LambdasConfig): LambdasConfig {
  reject(`Configuration '${config.stack.stage}'`, [
    notPrefix('uploadPrefix', config.uploadPrefix),
    ...problemsOf('thumbnail', config.thumbnail),
    ...problemsOf('mobile', config.mobile),
    problemIf(
      config.thumbnail.prefix === config.mobile.prefix,
      `thumbnail.prefix and mobile.prefix must differ, got ${show(config.mobile.prefix)} twice`,
    ),
    notWhole('maxSourceBytes', config.maxSourceBytes, 1, 104_857_600),
    notWhole('maxSourcePixels', config.maxSourcePixels, 1, 268_435_456),
    notMatching('cacheControl', config.cacheControl, /^[\x20-\x7e]+$/, 'printable ASCII'),
    notOneOf('logLevel', config.logLevel, logLevels),
    notWhole('memorySizeMib', config.memorySizeMib, 512, 10_240),
    notWhole('timeoutSeconds', config.timeoutSeconds, 5, 900),
    notWhole('maximumConcurrency', config.maximumConcurrency, 2, 1_000),
    notWhole('replacedOriginalsDays', config.replacedOriginalsDays, 1, 3_650),
    notWhole(
      'oldestMessageSeconds',
      config.oldestMessageSeconds,
      12 * config.timeoutSeconds,
      1_209_600,
    ),
    notMatching('alarmTopicArn', config.alarmTopicArn, /^arn:[^:]+:sns:/, 'the ARN of a topic'),
  ]);
  return config;
}

function problemsOf(name: 'thumbnail' | 'mobile', picture: PictureConfig): Problem[] {
  return [
    notPrefix(`${name}.prefix`, picture.prefix),
    notWhole(`${name}.widthPixels`, picture.widthPixels, 16, 4_096),
    notOneOf(`${name}.format`, picture.format, Object.keys(pictureFormats) as PictureFormat[]),
    notWhole(`${name}.quality`, picture.quality, 1, 100),
  ];
}

function notPrefix(prop: string, value: string): Problem {
  return notMatching(
    prop,
    value,
    /^[A-Za-z0-9!_.*'()-][A-Za-z0-9!_.*'()/-]{0,99}\/$/,
    "characters that need no encoding, ending with '/'",
  );
}
