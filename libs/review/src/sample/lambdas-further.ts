import type { Change } from '../review/review';
import { QUEUE, UPLOADS, TOPIC_POLICY, SUBSCRIPTION, VERSIONING } from './lambdas-places';
import { attributeOf, changeOf, meaningOf } from './sample-plan';

/** The changes that follow in the sample stack. */
export const FURTHER_CHANGES: readonly Change[] = [
  changeOf({
    address: 'aws_lambda_function.Thumbnail_Function_02CF34A0',
    constructPath: 'lambdas-prod/Thumbnail/Function/Default',
    kind: 'update',
    region: 'eu-west-1',
    attributes: [
      attributeOf('environment[0].variables.SIGNING_KEY', '(sensitive value)', '(sensitive value)'),
      attributeOf('last_modified', '2026-10-01T08:15:00.000+0000', '(known after apply)', {
        noise: 'computed',
      }),
      attributeOf('source_code_hash', 'kd9S0XvTtQx7o2uF2bM3pQ==', 'R5wq1n7Lc0aB8eXzYt4uVg=='),
      attributeOf('timeout', '30', '120'),
    ],
  }),
  changeOf({
    address: QUEUE[0],
    constructPath: QUEUE[1],
    kind: 'replace',
    region: 'eu-west-1',
    holds: 'messages',
    because: 'cannot change name in place',
    attributes: [
      attributeOf('arn', 'arn:aws:sqs:eu-west-1:123456789012:thumbnails', '(known after apply)', {
        noise: 'computed',
      }),
      attributeOf('name', 'thumbnails', 'lambdas-prod-thumbnail', { forcesReplacement: true }),
      attributeOf('sqs_managed_sse_enabled', 'true', 'false'),
      attributeOf('visibility_timeout_seconds', '180', '60'),
    ],
    meanings: [
      meaningOf(
        'encryption',
        QUEUE[0],
        'removed',
        'queue lambdas-prod-thumbnail is encrypted at rest with a key of SQS',
        {
          explains: ['sqs_managed_sse_enabled'],
          concern: {
            kind: 'encryption',
            level: 'stop',
            text: 'Queue lambdas-prod-thumbnail is no longer encrypted at rest',
          },
        },
      ),
    ],
  }),
  changeOf({
    address: 'aws_sqs_queue_policy.Thumbnail_Queue_Policy_E8E92195',
    constructPath: 'lambdas-prod/Thumbnail/Queue/Policy',
    kind: 'replace',
    createBeforeDestroy: true,
    region: 'eu-west-1',
    because: 'cannot change queue_url in place',
    attributes: [
      attributeOf(
        'policy',
        '{"Id":"a","Version":"2012-10-17"}',
        '{"Version":"2012-10-17","Id":"a"}',
        { noise: 'reordered' },
      ),
      attributeOf(
        'queue_url',
        'https://sqs.eu-west-1.amazonaws.com/123456789012/thumbnails',
        '(known after apply)',
        { forcesReplacement: true },
      ),
    ],
  }),
  changeOf({
    address: SUBSCRIPTION,
    constructPath: 'lambdas-prod/Uploaded/Mobile/Default',
    kind: 'update',
    region: 'eu-west-1',
    attributes: [
      attributeOf(
        'filter_policy',
        '{"size":[{"numeric":["<",5000000]}],"type":["image/jpeg","image/png"]}',
        '{"type":["image/jpeg","image/png",{"prefix":"image/heic"}]}',
      ),
    ],
    meanings: [
      meaningOf('filter', SUBSCRIPTION, 'removed', 'only messages with size below 5000000 arrive', {
        explains: ['filter_policy'],
      }),
      meaningOf(
        'filter',
        SUBSCRIPTION,
        'added',
        'messages arrive whose type begins with image/heic',
        { explains: ['filter_policy'] },
      ),
    ],
  }),
  changeOf({
    address: TOPIC_POLICY[0],
    constructPath: TOPIC_POLICY[1],
    kind: 'update',
    region: 'eu-west-1',
    attributes: [attributeOf('policy', '{"Statement":[]}', '{"Statement":[{"Principal":"*"}]}')],
    meanings: [
      meaningOf(
        'access',
        TOPIC_POLICY[0],
        'added',
        'everybody may sns:Subscribe to lambdas-prod-uploaded',
        {
          explains: ['policy'],
          concern: {
            kind: 'public',
            level: 'stop',
            text: 'Everybody may subscribe to topic lambdas-prod-uploaded and read its messages',
            details: ['Principal "*" without a condition'],
          },
        },
      ),
    ],
  }),
  changeOf({
    address: UPLOADS[0],
    constructPath: UPLOADS[1],
    kind: 'update',
    noise: true,
    region: 'eu-west-1',
    attributes: [
      attributeOf('tags.team', 'pictures', 'media', { noise: 'tags' }),
      attributeOf('tags_all.team', 'pictures', 'media', { noise: 'tags' }),
    ],
  }),
  changeOf({
    address: VERSIONING[0],
    constructPath: VERSIONING[1],
    kind: 'update',
    region: 'eu-west-1',
    attributes: [attributeOf('versioning_configuration[0].status', 'Enabled', 'Suspended')],
    meanings: [
      meaningOf(
        'backup',
        VERSIONING[0],
        'removed',
        'bucket lambdas-prod-uploads keeps what is overwritten or deleted',
        {
          explains: ['versioning_configuration'],
          concern: {
            kind: 'backup',
            level: 'look',
            text: 'Objects of lambdas-prod-uploads can no longer be brought back after they are overwritten or deleted',
          },
        },
      ),
    ],
  }),
  ...['Mobile', 'Thumbnail', 'Alarms', 'Pictures'].map((name) =>
    changeOf({
      address: `aws_cloudwatch_metric_alarm.${name}_OldestMessage`,
      constructPath: `lambdas-prod/${name}/OldestMessage/Default`,
      kind: 'update',
      noise: true,
      region: 'eu-west-1',
      attributes: [attributeOf('tags.team', 'pictures', 'media', { noise: 'tags' })],
    }),
  ),
];
