import { blocksOf, isList, type Value } from '@archway/terraform';
import type { Estate, Subject } from '../estate/estate';
import { notificationsOf, subscriptionsOf } from './flow';

/** A service that puts messages into a queue or topic. */
export interface Delivery {
  /** Such as `s3.amazonaws.com`. */
  readonly service: string;
  /** What a person calls it. */
  readonly from: string;
  readonly to: Subject;
  /** The resource that states it. */
  readonly stated: Subject;
}

const ACTIONS = ['alarm_actions', 'ok_actions', 'insufficient_data_actions'];

/** What S3, SNS, EventBridge, CloudWatch and Budgets deliver to queues and topics. */
export function deliveriesOf(estate: Estate): readonly Delivery[] {
  const notified = notificationsOf(estate).flatMap(({ stated, target, bucket }) =>
    target === undefined || target.type === 'aws_lambda_function'
      ? []
      : [{ service: 's3.amazonaws.com', from: bucket?.address ?? 'S3', to: target, stated }],
  );
  const subscribed = subscriptionsOf(estate).flatMap(({ stated, topic, endpoint }) =>
    endpoint?.type === 'aws_sqs_queue'
      ? [{ service: 'sns.amazonaws.com', from: topic?.address ?? 'SNS', to: endpoint, stated }]
      : [],
  );
  const events = estate.all('aws_cloudwatch_event_target').flatMap((stated) => {
    const to = estate.target(stated, stated.attributes['arn'], 'aws_sqs_queue', 'aws_sns_topic');
    return to === undefined
      ? []
      : [{ service: 'events.amazonaws.com', from: stated.address, to, stated }];
  });
  const alarms = estate
    .all('aws_cloudwatch_metric_alarm', 'aws_cloudwatch_composite_alarm')
    .flatMap((stated) =>
      ACTIONS.flatMap((name) => listOf(stated.attributes[name])).flatMap((arn) => {
        const to = estate.target(stated, arn, 'aws_sns_topic');
        return to === undefined
          ? []
          : [{ service: 'cloudwatch.amazonaws.com', from: stated.address, to, stated }];
      }),
    );
  const budgets = estate.all('aws_budgets_budget').flatMap((stated) =>
    blocksOf(stated.attributes['notification'])
      .flatMap((block) => listOf(block['subscriber_sns_topic_arns']))
      .flatMap((arn) => {
        const to = estate.target(stated, arn, 'aws_sns_topic');
        return to === undefined
          ? []
          : [{ service: 'budgets.amazonaws.com', from: stated.address, to, stated }];
      }),
  );
  return [...notified, ...subscribed, ...events, ...alarms, ...budgets];
}

function listOf(value: Value | undefined): readonly Value[] {
  return isList(value) ? value : [];
}
