/** Terraform JSON that a spec may change before it is read. */
export interface Terraform {
  provider: object;
  resource: Record<string, Record<string, Record<string, unknown>>>;
  data: Record<string, Record<string, Record<string, unknown>>>;
}

export interface PicturesOptions {
  /** @default 3 */
  readonly maxReceiveCount?: number;
  /** @default 10 */
  readonly batchSize?: number;
  /** @default ['thumbnail'] */
  readonly branches?: readonly string[];
  /** @default true */
  readonly raw?: boolean;
}

const ACCOUNT = '123456789012';

const policy = (...statements: object[]): string =>
  JSON.stringify({ Version: '2012-10-17', Statement: statements });

/** Sid by sid, who may do what: a statement of a resource policy with its confused-deputy conditions. */
const serviceMay = (
  sid: string,
  service: string,
  action: string | readonly string[],
  resource: string,
  sourceArn: string,
): object => ({
  Sid: sid,
  Effect: 'Allow',
  Principal: { Service: service },
  Action: action,
  Resource: resource,
  Condition: {
    ArnEquals: { 'aws:SourceArn': sourceArn },
    StringEquals: { 'aws:SourceAccount': ACCOUNT },
  },
});

const overTlsOnly = (arn: string): object => ({
  Sid: 'DenyInsecureTransport',
  Effect: 'Deny',
  Principal: '*',
  Action: 's3:*',
  Resource: [arn, `${arn}/*`],
  Condition: { Bool: { 'aws:SecureTransport': 'false' } },
});

/**
 * Uploads → topic → a queue and function for each branch → pictures. Queue and topic have a customer
 * managed key; each Allow is one that the way of an upload needs.
 */
export function picturesStack(options: PicturesOptions = {}): Terraform {
  const { branches = ['thumbnail'] } = options;
  const terraform: Terraform = {
    provider: { aws: { region: 'eu-west-1' } },
    data: {
      aws_iam_policy_document: {
        Uploaded: {
          statement: [
            {
              sid: 'AllowUploads',
              actions: ['sns:Publish'],
              resources: ['${aws_sns_topic.Uploaded.arn}'],
              principals: [{ type: 'Service', identifiers: ['s3.amazonaws.com'] }],
              condition: [
                {
                  test: 'ArnEquals',
                  variable: 'aws:SourceArn',
                  values: ['${aws_s3_bucket.Uploads.arn}'],
                },
                { test: 'StringEquals', variable: 'aws:SourceAccount', values: [ACCOUNT] },
              ],
            },
          ],
        },
      },
    },
    resource: {
      aws_kms_key: { Messages: { policy: '' } },
      aws_s3_bucket: { Uploads: {}, Pictures: { bucket: 'pictures' } },
      aws_s3_bucket_versioning: {
        Uploads: {
          bucket: '${aws_s3_bucket.Uploads.id}',
          versioning_configuration: { status: 'Enabled' },
        },
      },
      aws_s3_bucket_policy: {
        Pictures: {
          bucket: '${aws_s3_bucket.Pictures.id}',
          policy: policy(overTlsOnly('${aws_s3_bucket.Pictures.arn}')),
        },
      },
      aws_s3_bucket_notification: {
        Uploads: {
          bucket: '${aws_s3_bucket.Uploads.id}',
          topic: [
            {
              topic_arn: '${aws_sns_topic.Uploaded.arn}',
              events: ['s3:ObjectCreated:*'],
              filter_prefix: 'upload/',
            },
          ],
        },
      },
      aws_sns_topic: { Uploaded: { kms_master_key_id: '${aws_kms_key.Messages.arn}' } },
      aws_sns_topic_policy: {
        Uploaded: {
          arn: '${aws_sns_topic.Uploaded.arn}',
          policy: '${data.aws_iam_policy_document.Uploaded.json}',
        },
      },
    },
  };
  for (const branch of branches) addBranch(terraform, branch, options);
  const key = terraform.resource['aws_kms_key']?.['Messages'] ?? {};
  key['policy'] = keyPolicy();
  return terraform;
}

function keyPolicy(): string {
  const topic = '${aws_sns_topic.Uploaded.arn}';
  const use = ['kms:GenerateDataKey', 'kms:Decrypt'];
  return policy(
    {
      Sid: 'AllowAccount',
      Effect: 'Allow',
      Principal: { AWS: `arn:aws:iam::${ACCOUNT}:root` },
      Action: 'kms:*',
      Resource: '*',
    },
    serviceMay('AllowS3', 's3.amazonaws.com', use, '*', '${aws_s3_bucket.Uploads.arn}'),
    serviceMay('AllowSns', 'sns.amazonaws.com', use, '*', topic),
  );
}

function addBranch(terraform: Terraform, branch: string, options: PicturesOptions): void {
  const { maxReceiveCount = 3, batchSize = 10, raw = true } = options;
  const queue = `\${aws_sqs_queue.${branch}.arn}`;
  const dead = `\${aws_sqs_queue.${branch}_dead.arn}`;
  const logs = `\${aws_cloudwatch_log_group.${branch}.arn}:*`;
  const topic = '${aws_sns_topic.Uploaded.arn}';
  const add = (type: string, name: string, body: Record<string, unknown>): void => {
    (terraform.resource[type] ??= {})[name] = body;
  };
  add('aws_sqs_queue', `${branch}_dead`, {
    name: `${branch}-dead`,
    message_retention_seconds: 1_209_600,
  });
  add('aws_sqs_queue_redrive_allow_policy', branch, {
    queue_url: `\${aws_sqs_queue.${branch}_dead.id}`,
    redrive_allow_policy: `{"redrivePermission":"byQueue","sourceQueueArns":["${queue}"]}`,
  });
  add('aws_sqs_queue', branch, {
    name: branch,
    visibility_timeout_seconds: 60,
    kms_master_key_id: '${aws_kms_key.Messages.id}',
    redrive_policy: `{"deadLetterTargetArn":"${dead}","maxReceiveCount":${maxReceiveCount}}`,
  });
  add('aws_sqs_queue_policy', branch, {
    queue_url: `\${aws_sqs_queue.${branch}.id}`,
    policy: policy(serviceMay('AllowTopic', 'sns.amazonaws.com', 'sqs:SendMessage', queue, topic)),
  });
  add('aws_sqs_queue_policy', `${branch}_dead`, {
    queue_url: `\${aws_sqs_queue.${branch}_dead.id}`,
    policy: policy(
      serviceMay('AllowFailures', 'sns.amazonaws.com', 'sqs:SendMessage', dead, topic),
    ),
  });
  add('aws_sns_topic_subscription', branch, {
    topic_arn: topic,
    protocol: 'sqs',
    endpoint: queue,
    raw_message_delivery: raw,
    redrive_policy: `{"deadLetterTargetArn":"${dead}"}`,
  });
  add('aws_cloudwatch_log_group', branch, { name: `/aws/lambda/${branch}` });
  add('aws_iam_role', branch, {
    name: branch,
    assume_role_policy: policy({
      Sid: 'AllowLambda',
      Effect: 'Allow',
      Principal: { Service: 'lambda.amazonaws.com' },
      Action: 'sts:AssumeRole',
    }),
  });
  const allow = (sid: string, action: string | string[], resource: string): object => ({
    Sid: sid,
    Effect: 'Allow',
    Action: action,
    Resource: resource,
  });
  add('aws_iam_role_policy', branch, {
    role: `\${aws_iam_role.${branch}.name}`,
    policy: policy(
      allow('Read', 's3:GetObjectVersion', '${aws_s3_bucket.Uploads.arn}/upload/*'),
      allow('Look', 's3:GetObject', `\${aws_s3_bucket.Pictures.arn}/${branch}/*`),
      allow('Write', 's3:PutObject', `\${aws_s3_bucket.Pictures.arn}/${branch}/*`),
      allow(
        'Consume',
        ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'],
        queue,
      ),
      allow('Key', 'kms:Decrypt', '${aws_kms_key.Messages.arn}'),
      allow('Log', ['logs:CreateLogStream', 'logs:PutLogEvents'], logs),
      allow('Trace', ['xray:PutTraceSegments', 'xray:PutTelemetryRecords'], '*'),
    ),
  });
  add('aws_lambda_function', branch, {
    function_name: branch,
    role: `\${aws_iam_role.${branch}.arn}`,
    handler: 'index.handler',
    runtime: 'nodejs22.x',
    filename: 'code.zip',
    timeout: 10,
    tracing_config: { mode: 'Active' },
    environment: {
      variables: { OUTPUT_BUCKET: '${aws_s3_bucket.Pictures.id}', OUTPUT_PREFIX: `${branch}/` },
    },
  });
  add('aws_lambda_event_source_mapping', branch, {
    event_source_arn: queue,
    function_name: `\${aws_lambda_function.${branch}.arn}`,
    batch_size: batchSize,
    function_response_types: ['ReportBatchItemFailures'],
  });
}
