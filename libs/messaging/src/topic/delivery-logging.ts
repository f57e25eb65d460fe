import type { SnsTopicConfig } from '@cdktf/provider-aws/lib/sns-topic';
import type { Problem } from '@archway/core';
import { environmentOf, formatArn, notOneOf, notWhole, problemIf, Role } from '@archway/core';
import type { Construct } from 'constructs';

/** What a topic delivers to. */
export const DELIVERY_PROTOCOLS = ['application', 'firehose', 'http', 'lambda', 'sqs'] as const;

export type DeliveryProtocol = (typeof DELIVERY_PROTOCOLS)[number];

export interface DeliveryLogging {
  /** The deliveries to write about, each protocol once. */
  readonly protocols: readonly DeliveryProtocol[];

  /**
   * How many of the deliveries that succeed are written, in percent, 0 to 100. Those that fail all are.
   *
   * @default 0
   */
  readonly successSamplePercent?: number;
}

/** What is wrong with the settings. */
export function deliveryLoggingProblems(logging: DeliveryLogging): readonly Problem[] {
  const { protocols, successSamplePercent } = logging;
  return [
    problemIf(
      protocols.length === 0 || new Set(protocols).size < protocols.length,
      `deliveryLogging.protocols must be at least one, each once, got ${JSON.stringify(protocols)}`,
    ),
    ...protocols.map((protocol) =>
      notOneOf('deliveryLogging.protocols', protocol, DELIVERY_PROTOCOLS),
    ),
    notWhole('deliveryLogging.successSamplePercent', successSamplePercent, 0, 100),
  ];
}

/** The topic's arguments that write about deliveries, with the role that SNS takes on for it. */
export function renderDeliveryLogging(scope: Construct, logging: DeliveryLogging): SnsTopicConfig {
  const { roleArn } = loggingRole(scope);
  const { protocols, successSamplePercent = 0 } = logging;
  const failures = protocols.map((protocol) => [`${protocol}FailureFeedbackRoleArn`, roleArn]);
  const successes = protocols.flatMap((protocol) => [
    [`${protocol}SuccessFeedbackRoleArn`, roleArn],
    [`${protocol}SuccessFeedbackSampleRate`, successSamplePercent],
  ]);
  return Object.fromEntries([
    ...failures,
    ...(successSamplePercent === 0 ? [] : successes),
  ]) as SnsTopicConfig;
}

/** https://docs.aws.amazon.com/sns/latest/dg/topics-attrib-prereq.html */
function loggingRole(scope: Construct): Role {
  const { accountId, region } = environmentOf(scope);
  const role = new Role(scope, 'DeliveryLogging', { assumedBy: 'sns.amazonaws.com' });
  role.addToIdentityPolicy({
    actions: [
      'logs:CreateLogGroup',
      'logs:CreateLogStream',
      'logs:PutLogEvents',
      'logs:PutMetricFilter',
      'logs:PutRetentionPolicy',
    ],
    resources: [
      formatArn(scope, { service: 'logs', resource: `log-group:sns/${region}/${accountId}/*` }),
    ],
  });
  return role;
}
