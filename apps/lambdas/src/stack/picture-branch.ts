import { Code, Function } from '@archway/compute';
import type { IAlarmAction, IKey } from '@archway/core';
import type { Topic } from '@archway/messaging';
import { Queue, QueueEventSource } from '@archway/messaging';
import type { AlarmProps } from '@archway/monitoring';
import { Alarm } from '@archway/monitoring';
import type { Bucket } from '@archway/storage';
import { Construct } from 'constructs';
import { architectures, functionHandler } from '../bundle/settings';
import type { LambdasConfig, PictureConfig } from '../config/config';
import { toEnvironment } from '../functions/environment/environment';

export interface PictureBranchProps {
  /** The function in `src/functions` that makes the pictures. */
  readonly functionFolder: 'thumbnail' | 'mobile';
  /** Where the zip of a function lies. */
  readonly zipOf: (functionFolder: string) => string;
  readonly picture: PictureConfig;
  readonly config: LambdasConfig;
  readonly uploads: Bucket;
  readonly uploaded: Topic;
  readonly pictures: Bucket;
  readonly alarmTopic: IAlarmAction;
  readonly encryptionKey?: IKey;
}

/** What the functions run on: the first that they are packaged for. */
export const [architecture = 'arm64'] = architectures;

const FOURTEEN_DAYS_SECONDS = 1_209_600;

/** The queue and the function that make one picture of every photo, and the alarms that tell when they do not. */
export class PictureBranch extends Construct {
  readonly queue: Queue;
  /** Where photos lie that could not be made into a picture. */
  readonly deadLetterQueue: Queue;
  readonly resize: Function;

  constructor(scope: Construct, id: string, props: PictureBranchProps) {
    super(scope, id);
    const { config, picture, uploads, uploaded, pictures } = props;

    this.deadLetterQueue = new Queue(this, 'DeadLetter', {
      deadLetterQueue: false,
      encryptionKey: props.encryptionKey,
      messageRetentionSeconds: FOURTEEN_DAYS_SECONDS,
    });
    this.queue = new Queue(this, 'Queue', {
      deadLetterQueue: this.deadLetterQueue,
      encryptionKey: props.encryptionKey,
    });
    uploaded.addSubscription(this.queue, {
      id,
      rawMessageDelivery: true,
      // What the topic cannot deliver is not lost either, and rings the same alarm.
      deadLetterQueue: this.deadLetterQueue,
    });

    this.resize = this.makeFunction(props);
    uploads.grantRead(this.resize, config.uploadPrefix);
    // The function reads what stands before it decides whether its own picture is newer.
    pictures.grantRead(this.resize, picture.prefix);
    pictures.grantPut(this.resize, picture.prefix);
    this.resize.addEventSource(
      new QueueEventSource(this.queue, { maximumConcurrency: config.maximumConcurrency }),
    );
    this.raiseAlarms(id, props);
  }

  private makeFunction({ config, picture, pictures, ...props }: PictureBranchProps): Function {
    return new Function(this, 'Function', {
      code: Code.fromZip(props.zipOf(props.functionFolder)),
      handler: functionHandler,
      architecture: architecture === 'x64' ? 'x86_64' : architecture,
      description: `Makes ${picture.format} pictures of at most ${picture.widthPixels} pixels`,
      memorySizeMib: config.memorySizeMib,
      timeoutSeconds: config.timeoutSeconds,
      logRetentionDays: config.logRetentionDays,
      environment: toEnvironment({
        outputBucket: pictures.bucketName,
        outputPrefix: picture.prefix,
        widthPixels: picture.widthPixels,
        format: picture.format,
        quality: picture.quality,
        cacheControl: config.cacheControl,
        maxSourceBytes: config.maxSourceBytes,
        maxSourcePixels: config.maxSourcePixels,
        serviceName: props.functionFolder,
        metricsNamespace: `Archway/${config.stack.stage}`,
        logLevel: config.logLevel ?? 'INFO',
      }),
    });
  }

  private raiseAlarms(id: string, { config, alarmTopic }: PictureBranchProps): void {
    const alarm = (alarmId: string, props: Omit<AlarmProps, 'actions'>): Alarm =>
      new Alarm(this, alarmId, { ...props, actions: [alarmTopic] });

    alarm('DeadLetters', {
      metric: this.deadLetterQueue.metricApproximateNumberOfMessagesVisible(),
      threshold: 1,
      description: `A photo became no ${id} picture: the function's log says why`,
    });
    alarm('OldestMessage', {
      metric: this.queue.metricApproximateAgeOfOldestMessage(),
      threshold: config.oldestMessageSeconds,
      description: `${id} pictures come late: look for throttles, or raise maximumConcurrency`,
    });
    alarm('FunctionErrors', {
      metric: this.resize.metricErrors(),
      threshold: 1,
      description: `The ${id} function fails as a whole: look at its log for timeouts and crashes`,
    });
  }
}
