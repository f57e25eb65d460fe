import type { Change, Concern, PlanReview } from '../review/review';
import { attributeOf, changeOf, concernOf, countsOf, edgeOf, meaningOf } from './sample-plan';

const ID = 'lambdas-prod';
const QUEUE = [
  'aws_sqs_queue.Thumbnail_Queue_963BECAB',
  'lambdas-prod/Thumbnail/Queue/Default',
] as const;
const ROLE = [
  'aws_iam_role.Thumbnail_Function_Role_B57277B0',
  'lambdas-prod/Thumbnail/Function/Role/Default',
] as const;
const POLICY = 'aws_iam_role_policy.Thumbnail_Function_Role_Policy_7DBF72F3';
const UPLOADS = ['aws_s3_bucket.Uploads', 'lambdas-prod/Uploads/Default'] as const;
const ALARM = [
  'aws_cloudwatch_metric_alarm.Mobile_DeadLetters_A3E04631',
  'lambdas-prod/Mobile/DeadLetters/Default',
] as const;
const TOPIC_POLICY = [
  'aws_sns_topic_policy.Uploaded_Policy_7617B5AD',
  'lambdas-prod/Uploaded/Policy',
] as const;
const SUBSCRIPTION = 'aws_sns_topic_subscription.Uploaded_Mobile_6C3CB201';
const VERSIONING = [
  'aws_s3_bucket_versioning.Uploads_Versioning_8F6A0442',
  'lambdas-prod/Uploads/Versioning',
] as const;
const DEPLOYER = [
  'aws_iam_role_policy.Deployer_Policy_5C7D11A2',
  'lambdas-prod/Deployer/Policy',
] as const;
const PREVIEW_ROLE = 'aws_iam_role.Preview_Function_Role_0C2A77D4';

const CHANGES: readonly Change[] = [
  changeOf({
    address: DEPLOYER[0],
    constructPath: DEPLOYER[1],
    kind: 'update',
    region: 'eu-west-1',
    attributes: [
      attributeOf(
        'policy',
        '{"Statement":[{"Action":["lambda:UpdateFunctionCode"],"Effect":"Allow","Resource":"arn:aws:lambda:eu-west-1:123456789012:function:lambdas-prod-*"}],"Version":"2012-10-17"}',
        '{"Statement":[{"Action":"*","Effect":"Allow","Resource":"*"}],"Version":"2012-10-17"}',
      ),
    ],
    meanings: [
      meaningOf(
        'permissions',
        DEPLOYER[0],
        'added',
        'role lambdas-prod-deployer may do everything (*) on everything (*)',
        {
          explains: ['policy'],
          concern: {
            kind: 'admin',
            level: 'stop',
            text: 'Role lambdas-prod-deployer may do everything in the account',
            details: ['trusted: repo:acme/archway:* by token.actions.githubusercontent.com'],
          },
        },
      ),
      meaningOf(
        'permissions',
        DEPLOYER[0],
        'removed',
        'role lambdas-prod-deployer may lambda:UpdateFunctionCode on function:lambdas-prod-*',
      ),
    ],
  }),
  changeOf({
    address: ALARM[0],
    constructPath: ALARM[1],
    kind: 'update',
    region: 'eu-west-1',
    attributes: [
      attributeOf(
        'alarm_actions[0]',
        'arn:aws:sns:eu-west-1:123456789012:lambdas-prod-alarms',
        undefined,
      ),
      attributeOf('threshold', '0', '25'),
    ],
    meanings: [
      meaningOf(
        'alarms',
        ALARM[0],
        'removed',
        'alarm lambdas-prod-mobile-dead-letters tells topic lambdas-prod-alarms',
        {
          explains: ['alarm_actions'],
          concern: {
            kind: 'alarm',
            level: 'look',
            text: 'Alarm lambdas-prod-mobile-dead-letters tells nobody any more',
          },
        },
      ),
      meaningOf(
        'alarms',
        ALARM[0],
        'changed',
        'alarm lambdas-prod-mobile-dead-letters goes off above 25 messages, not above 0',
        { explains: ['threshold'] },
      ),
    ],
  }),
  changeOf({
    address: 'aws_lambda_function.Preview_Function_7A30F1C9',
    constructPath: 'lambdas-prod/Preview/Function/Default',
    kind: 'create',
    region: 'eu-west-1',
    attributes: [
      attributeOf('arn', undefined, '(known after apply)', { noise: 'computed' }),
      attributeOf('architectures[0]', undefined, 'arm64'),
      attributeOf('environment[0].variables.SIGNING_KEY', undefined, '(sensitive value)'),
      attributeOf('environment[0].variables.TARGET_BUCKET', undefined, '(known after apply)'),
      attributeOf('function_name', undefined, 'lambdas-prod-preview'),
      attributeOf('memory_size', undefined, '1769'),
      attributeOf('runtime', undefined, 'nodejs22.x'),
      attributeOf('timeout', undefined, '60'),
    ],
  }),
  changeOf({
    address: PREVIEW_ROLE,
    constructPath: 'lambdas-prod/Preview/Function/Role/Default',
    kind: 'create',
    attributes: [attributeOf('name', undefined, 'lambdas-prod-preview')],
    meanings: [
      meaningOf(
        'access',
        PREVIEW_ROLE,
        'added',
        'lambda.amazonaws.com may take role lambdas-prod-preview',
      ),
    ],
  }),
  changeOf({
    address: 'aws_s3_bucket.Originals',
    constructPath: 'lambdas-prod/Originals/Default',
    kind: 'forget',
    region: 'eu-west-1',
    holds: 'objects',
    because: 'a removed block lets it go: it stays in AWS, and Terraform knows it no more',
  }),
  changeOf({
    address: 'aws_cloudwatch_log_group.Thumbnail_Function_Logs_ADFB51E1',
    constructPath: 'lambdas-prod/Thumbnail/Function/Logs/Default',
    kind: 'update',
    region: 'eu-west-1',
    attributes: [attributeOf('retention_in_days', '30', '90')],
  }),
  changeOf({
    address: POLICY,
    constructPath: 'lambdas-prod/Thumbnail/Function/Role/Policy',
    kind: 'update',
    attributes: [
      attributeOf(
        'policy',
        '{"Statement":[{"Action":["s3:GetObject"]}]}',
        '{"Statement":[{"Action":["s3:GetObject","s3:DeleteObject"]}]}',
      ),
    ],
    meanings: [
      meaningOf(
        'permissions',
        POLICY,
        'added',
        'role lambdas-prod-thumbnail may s3:DeleteObject on lambdas-prod-uploads/*',
        {
          explains: ['policy'],
          concern: {
            kind: 'privilege',
            level: 'look',
            text: 'Role lambdas-prod-thumbnail may delete the objects of lambdas-prod-uploads',
            details: ['s3:DeleteObject on arn:aws:s3:::lambdas-prod-uploads/*'],
          },
        },
      ),
    ],
  }),
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

const DRIFTED = [
  'aws_lambda_function.Mobile_Function_EE3CBC97',
  'lambdas-prod/Mobile/Function/Default',
] as const;

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

export const LAMBDAS_CONCERNS: readonly Concern[] = [
  concernOf(
    ID,
    QUEUE,
    'replace-stateful',
    'stop',
    'Queue lambdas-prod-thumbnail is destroyed and made anew, with the messages in it',
    'name: thumbnails → lambdas-prod-thumbnail forces it',
  ),
  concernOf(
    ID,
    TOPIC_POLICY,
    'public',
    'stop',
    'Everybody may subscribe to topic lambdas-prod-uploaded and read its messages',
    'Principal "*" without a condition',
  ),
  concernOf(
    ID,
    DEPLOYER,
    'admin',
    'stop',
    'Role lambdas-prod-deployer may do everything in the account',
    'trusted: repo:acme/archway:* by token.actions.githubusercontent.com',
  ),
  concernOf(
    ID,
    QUEUE,
    'encryption',
    'stop',
    'Queue lambdas-prod-thumbnail is no longer encrypted at rest',
  ),
  concernOf(
    ID,
    ROLE,
    'privilege',
    'look',
    'Role lambdas-prod-thumbnail may delete the objects of lambdas-prod-uploads',
    's3:DeleteObject on arn:aws:s3:::lambdas-prod-uploads/*',
  ),
  concernOf(
    ID,
    VERSIONING,
    'backup',
    'look',
    'Objects of lambdas-prod-uploads can no longer be brought back after they are overwritten or deleted',
  ),
  concernOf(
    ID,
    ALARM,
    'alarm',
    'look',
    'Alarm lambdas-prod-mobile-dead-letters tells nobody any more',
  ),
  concernOf(
    ID,
    QUEUE,
    'check-error',
    'look',
    'Hides a message for 60 s, and aws_lambda_function.Thumbnail_Function_02CF34A0 may run for 120 s',
    'rule visibility-below-timeout',
  ),
  concernOf(
    ID,
    ['aws_sqs_queue_policy.Thumbnail_Queue_Policy_E8E92195', 'lambdas-prod/Thumbnail/Queue/Policy'],
    'replace',
    'note',
    'The policy of queue lambdas-prod-thumbnail is replaced, the new one first',
    'queue_url forces it',
  ),
  concernOf(
    ID,
    DRIFTED,
    'drift',
    'note',
    'Function lambdas-prod-mobile was given 3008 MiB of memory outside of Terraform; the apply leaves it at 3008',
    'memory_size: 1769 → 3008',
  ),
];
