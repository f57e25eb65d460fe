import type { IKey, PolicyStatement } from '@archway/core';
import { environmentOf, formatArn, problemIf, rejectProps, warnOfStatement } from '@archway/core';
import type { Construct, IDependable } from 'constructs';
import { TopicBase } from './topic-base';

/** What identifies a topic that others deploy in this account. */
export interface TopicAttributes {
  readonly topicArn: string;

  /**
   * The name that its metrics carry.
   *
   * @default - metrics are refused
   */
  readonly topicName?: string;

  /**
   * @default false
   */
  readonly fifo?: boolean;

  /**
   * The customer managed key that its messages are encrypted with.
   *
   * @default - none
   */
  readonly encryptionKey?: IKey;
}

/** A topic that others deploy: what it would have to change becomes a warning. */
export class ImportedTopic extends TopicBase {
  readonly topicArn: string;
  readonly fifo: boolean;
  readonly encryptionKey?: IKey;
  protected readonly publishDependencies: readonly IDependable[] = [];
  private readonly topicName?: string;

  constructor(scope: Construct, id: string, attributes: TopicAttributes) {
    super(scope, id);
    this.topicArn = attributes.topicArn;
    this.topicName = attributes.topicName;
    this.fifo = attributes.fifo ?? false;
    this.encryptionKey = attributes.encryptionKey;
  }

  addToResourcePolicy(statement: PolicyStatement): void {
    warnOfStatement(this, statement);
  }

  /** One statement serves all alarms of the account, in whatever region, so that it is asked for once. */
  override bindAlarm(): { readonly actionArn: string } {
    warnOfStatement(this, {
      principals: { services: ['cloudwatch.amazonaws.com'] },
      actions: ['sns:Publish'],
      resources: [this.topicArn],
      conditions: {
        ArnLike: {
          'aws:SourceArn': formatArn(this, {
            service: 'cloudwatch',
            region: '*',
            resource: 'alarm:*',
          }),
        },
        StringEquals: { 'aws:SourceAccount': environmentOf(this).accountId },
      },
    });
    return { actionArn: this.topicArn };
  }

  protected get metricName(): string {
    rejectProps(this, [
      problemIf(
        this.topicName === undefined,
        'topicName must be given to fromTopicAttributes for metrics, got undefined',
      ),
    ]);
    return this.topicName ?? '';
  }
}
