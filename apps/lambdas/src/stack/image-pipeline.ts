import type { IAlarmAction, IKey } from '@archway/core';
import { AwsStack, Key } from '@archway/core';
import { Topic } from '@archway/messaging';
import { Bucket } from '@archway/storage';
import { TerraformOutput } from 'cdktf';
import type { Construct } from 'constructs';
import { functionZip } from '../bundle/settings';
import type { LambdasConfig } from '../config/config';
import { architecture, PictureBranch } from './picture-branch';

/**
 * Photos in, pictures out: upload bucket → topic → a queue for each branch → a function for each branch → output bucket.
 *
 * What cannot be made into a picture ends in its branch's dead-letter queue and raises an alarm.
 */
export class ImagePipeline extends AwsStack {
  constructor(
    scope: Construct,
    id: string,
    config: LambdasConfig,
    /** Where the zip of a function lies. */
    zipOf: (functionFolder: string) => string = deployedZip,
  ) {
    super(scope, id, config.stack);
    const encryptionKey = config.customerManagedKey
      ? new Key(this, 'Key', { description: `Photos, pictures and messages of ${id}` })
      : undefined;

    const uploads = new Bucket(this, 'Uploads', {
      encryptionKey,
      forceDestroy: config.deleteObjectsOnDestroy,
      lifecycleRules: [
        {
          id: 'replaced-originals',
          noncurrentVersionExpirationDays: config.replacedOriginalsDays,
        },
      ],
    });
    const pictures = new Bucket(this, 'Pictures', {
      encryptionKey,
      forceDestroy: config.deleteObjectsOnDestroy,
      // Every picture can be made again from its original.
      versioned: false,
    });
    const uploaded = new Topic(this, 'Uploaded', { encryptionKey });
    uploads.addNotification(uploaded, { prefix: config.uploadPrefix });

    const alarmTopic = this.alarmTopic(config, encryptionKey);
    const shared = { config, zipOf, uploads, uploaded, pictures, alarmTopic, encryptionKey };
    const branches = [
      new PictureBranch(this, 'Thumbnail', {
        ...shared,
        functionFolder: 'thumbnail',
        picture: config.thumbnail,
      }),
      new PictureBranch(this, 'Mobile', {
        ...shared,
        functionFolder: 'mobile',
        picture: config.mobile,
      }),
    ];

    this.output('upload-bucket', uploads.bucketName, 'Where photos are put');
    this.output('upload-prefix', config.uploadPrefix, 'Under which keys a photo is noticed');
    this.output('picture-bucket', pictures.bucketName, 'Where pictures appear');
    this.output('upload-topic-arn', uploaded.topicArn, 'Tells of every photo');
    for (const { node, deadLetterQueue } of branches) {
      const name = node.id.toLowerCase();
      this.output(
        `${name}-dead-letter-queue-url`,
        deadLetterQueue.queueUrl,
        'Where photos lie that could not be made into a picture',
      );
    }
  }

  private alarmTopic(config: LambdasConfig, encryptionKey?: IKey): IAlarmAction {
    if (config.alarmTopicArn !== undefined) {
      return Topic.fromTopicAttributes(this, 'Alarms', { topicArn: config.alarmTopicArn });
    }
    const alarms = new Topic(this, 'Alarms', { encryptionKey });
    this.output('alarm-topic-arn', alarms.topicArn, 'Subscribe here to hear of alarms');
    return alarms;
  }

  private output(id: string, value: string, description: string): void {
    new TerraformOutput(this, id, { value, description, staticId: true });
  }
}

function deployedZip(functionFolder: string): string {
  return functionZip(functionFolder, architecture);
}
