import type { PlanReview } from '../review/review';
import {
  ALARM,
  DEPLOYER,
  DRIFTED,
  ID,
  POLICY,
  PREVIEW_ROLE,
  QUEUE,
  ROLE,
  SUBSCRIPTION,
  TOPIC_POLICY,
  UPLOADS,
  VERSIONING,
} from './lambdas-places';
import { FIRST_CHANGES } from './lambdas-first';
import { FURTHER_CHANGES } from './lambdas-further';
import { attributeOf, changeOf, countsOf, edgeOf } from './sample-plan';

const CHANGES = [...FIRST_CHANGES, ...FURTHER_CHANGES];

/** Pictures: a queue that is replaced, a role too powerful, what is no longer encrypted or kept. */
export const LAMBDAS_PLAN: PlanReview = {
  id: ID,
  app: 'lambdas',
  stack: ID,
  terraformVersion: '1.11.4',
  withoutState: false,
  counts: countsOf(CHANGES, 31),
  changes: CHANGES,
  drift: [
    changeOf({
      address: DRIFTED[0],
      constructPath: DRIFTED[1],
      kind: 'update',
      region: 'eu-west-1',
      attributes: [attributeOf('memory_size', '1769', '3008')],
    }),
  ],
  outputs: [
    attributeOf('preview-function-arn', undefined, '(known after apply)'),
    attributeOf('signing-key-id', '(sensitive value)', '(sensitive value)'),
    attributeOf(
      'thumbnail-queue-url',
      'https://sqs.eu-west-1.amazonaws.com/123456789012/thumbnails',
      '(known after apply)',
    ),
  ],
  graph: {
    nodes: [
      ...CHANGES.filter(({ noise }) => !noise).map(({ address, constructPath, type, kind }) => ({
        address,
        constructPath,
        type,
        kind,
      })),
      { address: UPLOADS[0], constructPath: UPLOADS[1], type: 'aws_s3_bucket', kind: 'none' },
      { address: ROLE[0], constructPath: ROLE[1], type: 'aws_iam_role', kind: 'none' },
      {
        address: 'aws_sns_topic.Uploaded',
        constructPath: 'lambdas-prod/Uploaded/Default',
        type: 'aws_sns_topic',
        kind: 'none',
      },
      {
        address: 'aws_sns_topic.Alarms',
        constructPath: 'lambdas-prod/Alarms/Default',
        type: 'aws_sns_topic',
        kind: 'none',
      },
      {
        address: 'data.aws_caller_identity.Current',
        constructPath: 'lambdas-prod/Current',
        type: 'aws_caller_identity',
        kind: 'read',
      },
    ],
    edges: [
      edgeOf('aws_lambda_function.Thumbnail_Function_02CF34A0', ROLE[0]),
      edgeOf('aws_lambda_function.Thumbnail_Function_02CF34A0', QUEUE[0]),
      edgeOf('aws_lambda_function.Preview_Function_7A30F1C9', PREVIEW_ROLE, 'added'),
      edgeOf(POLICY, ROLE[0]),
      edgeOf(POLICY, UPLOADS[0]),
      edgeOf('aws_sqs_queue_policy.Thumbnail_Queue_Policy_E8E92195', QUEUE[0]),
      edgeOf(TOPIC_POLICY[0], 'aws_sns_topic.Uploaded'),
      edgeOf(SUBSCRIPTION, 'aws_sns_topic.Uploaded'),
      edgeOf(VERSIONING[0], UPLOADS[0]),
      edgeOf(ALARM[0], 'aws_sns_topic.Alarms', 'removed'),
      edgeOf(DEPLOYER[0], 'data.aws_caller_identity.Current'),
    ],
  },
};
