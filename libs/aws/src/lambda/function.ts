import type { ResourceType } from '../resource-type/resource-type';

export const lambdaFunction: ResourceType = {
  type: 'aws_lambda_function',
  noun: 'function',
  nameArgument: 'function_name',
  arn: 'arn:{partition}:lambda:{region}:{account}:function:{name}',
  attributes: {
    id: '{name}',
    function_name: '{name}',
    qualified_arn: '{arn}:$LATEST',
    version: '$LATEST',
    invoke_arn:
      'arn:{partition}:apigateway:{region}:lambda:path/2015-03-31/functions/{arn}/invocations',
  },
  references: {
    kms_key_arn: ['aws_kms_key', 'aws_kms_alias'],
    'dead_letter_config.target_arn': ['aws_sqs_queue', 'aws_sns_topic'],
    role: ['aws_iam_role'],
    'vpc_config.security_group_ids': ['aws_security_group'],
  },
  securityGroups: 'vpc_config.security_group_ids',
  defaults: { memory_size: 128, timeout: 3, reserved_concurrent_executions: -1 },
  serviceDefaults: { architectures: 'x86_64' },
  forceNew: ['function_name', 'package_type'],
  guards: [
    {
      topic: 'backup',
      argument: 'dead_letter_config.target_arn',
      kind: 'presence',
      lost: 'no longer keeps failed events',
      gained: 'keeps failed events',
    },
  ],
  encryption: { key: 'kms_key_arn', otherwise: 'aws' },
  redrive: { argument: 'dead_letter_config.target_arn', form: 'arn' },
  quotas: [
    {
      name: 'environmentSize',
      counted: "bytes of a function's environment variables",
      limit: 4096,
      adjustable: false,
      page: 'https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html',
    },
    {
      name: 'layersPerFunction',
      counted: 'layers of a function',
      limit: 5,
      adjustable: false,
      page: 'https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html',
      counts: { listed: 'layers' },
    },
  ],
  deliveries: [
    {
      service: 'lambda.amazonaws.com',
      to: 'dead_letter_config.target_arn',
      toTypes: ['aws_sqs_queue', 'aws_sns_topic'],
      permission: 'role',
      role: 'role',
    },
  ],
  receivedBy: 'lambda:InvokeFunction',
  example: {
    s3_bucket: 'example',
    s3_key: 'function.zip',
    handler: 'index.handler',
    runtime: 'nodejs22.x',
  },
};
