import { SnsTopic } from '@cdktf/provider-aws/lib/sns-topic';
import { SnsTopicPolicy } from '@cdktf/provider-aws/lib/sns-topic-policy';
import type { IKey, PolicyStatement, Problem } from '@archway/core';
import {
  denyInsecureTransport,
  nameByPath,
  notMatching,
  notOneOf,
  notWhole,
  PolicyDocument,
  problemIf,
  rejectProps,
} from '@archway/core';
import type { Construct, IDependable } from 'constructs';
import { declaredProps } from '../declared-props';
import { awsManagedKey } from '../encryption/aws-managed-key';
import { deliveryLoggingProblems, renderDeliveryLogging } from './delivery-logging';
import type { TopicAttributes } from './imported-topic';
import { ImportedTopic } from './imported-topic';
import { TopicBase } from './topic-base';
import type { TopicProps } from './topic-props';

/** A topic has 256 characters at most, of which the provider adds 26 and `.fifo`. Amazon SNS API Reference, "CreateTopic". */
const LONGEST_NAME_PREFIX = 225;

/**
 * A topic. It speaks TLS only, and its one policy lets in nobody but the services that publish here; identities of the
 * account publish by their own policies.
 */
export class Topic extends TopicBase {
  /** A topic that others deploy. What would have to change there becomes a warning. */
  static fromTopicAttributes(scope: Construct, id: string, attributes: TopicAttributes): TopicBase {
    return new ImportedTopic(scope, id, attributes);
  }

  readonly topicArn: string;
  readonly topicName: string;
  readonly fifo: boolean;
  readonly encryptionKey?: IKey;
  private readonly policy: SnsTopicPolicy;
  private readonly document = new PolicyDocument();

  constructor(scope: Construct, id: string, props: TopicProps = {}) {
    super(scope, id);
    declaredProps.check(this, 'Topic', props);
    rejectProps(this, problemsOf(props));
    const fifo = props.fifo === true ? {} : props.fifo || undefined;
    this.fifo = fifo !== undefined;
    this.encryptionKey = props.encryptionKey;
    const resource = new SnsTopic(this, 'Default', {
      displayName: props.displayName,
      kmsMasterKeyId: props.encryptionKey?.keyArn,
      signatureVersion: props.signatureVersion ?? 2,
      tracingConfig: props.activeTracing ? 'Active' : undefined,
      fifoTopic: fifo ? true : undefined,
      contentBasedDeduplication: fifo?.contentBasedDeduplication,
      fifoThroughputScope: fifo?.throughputScope,
      archivePolicy:
        fifo?.archiveRetentionDays === undefined
          ? undefined
          : JSON.stringify({ MessageRetentionPeriod: fifo.archiveRetentionDays }),
      ...(props.deliveryLogging && renderDeliveryLogging(this, props.deliveryLogging)),
    });
    nameByPath(resource, 'namePrefix', LONGEST_NAME_PREFIX);
    this.topicArn = resource.arn;
    this.topicName = resource.name;
    this.document.add(denyInsecureTransport('sns:Publish', [this.topicArn]));
    this.policy = new SnsTopicPolicy(this, 'Policy', {
      arn: this.topicArn,
      policy: this.document.toJson(),
    });
  }

  addToResourcePolicy(statement: PolicyStatement): void {
    this.document.add(statement);
    this.policy.policy = this.document.toJson();
  }

  protected get metricName(): string {
    return this.topicName;
  }

  protected get publishDependencies(): readonly IDependable[] {
    return this.encryptionKey ? [this.policy, this.encryptionKey] : [this.policy];
  }
}

function problemsOf(props: TopicProps): readonly Problem[] {
  const fifo = typeof props.fifo === 'object' ? props.fifo : {};
  return [
    // https://docs.aws.amazon.com/sns/latest/api/API_CreateTopic.html: DisplayName
    notMatching('displayName', props.displayName, /^.{1,100}$/u, '1 to 100 characters'),
    awsManagedKey('encryptionKey', props.encryptionKey),
    notOneOf('signatureVersion', props.signatureVersion, [1, 2]),
    notOneOf('fifo.throughputScope', fifo.throughputScope, ['MessageGroup', 'Topic']),
    notWhole('fifo.archiveRetentionDays', fifo.archiveRetentionDays, 1, 365),
    problemIf(
      props.activeTracing === true && Boolean(props.fifo),
      'activeTracing must be false on a FIFO topic, got true',
    ),
    ...(props.deliveryLogging ? deliveryLoggingProblems(props.deliveryLogging) : []),
  ];
}
