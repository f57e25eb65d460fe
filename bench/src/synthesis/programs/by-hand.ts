import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The floor: the JSON that `cdktf.ts` synthesizes, written without any library. */
const outdir = process.env.CDKTF_OUTDIR ?? 'cdktf.out';
const folder = join(outdir, 'stacks', 'fan-out');

type Resources = Record<string, object>;

const topics: Resources = {};
const queues: Resources = {};
const policies: Resources = {};
const subscriptions: Resources = {};

function at(id: string): object {
  return { metadata: { path: `fan-out/${id}`, uniqueId: id } };
}

for (let group = 0; group < Number(process.env.BENCH_GROUPS); group += 1) {
  const topicArn = `\${aws_sns_topic.Topic${group}.arn}`;
  const queueArn = `\${aws_sqs_queue.Queue${group}.arn}`;
  topics[`Topic${group}`] = { '//': at(`Topic${group}`), display_name: `branch ${group}` };
  queues[`DeadLetters${group}`] = {
    '//': at(`DeadLetters${group}`),
    message_retention_seconds: 1_209_600,
    sqs_managed_sse_enabled: true,
  };
  queues[`Queue${group}`] = {
    '//': at(`Queue${group}`),
    redrive_policy: JSON.stringify({
      deadLetterTargetArn: `\${aws_sqs_queue.DeadLetters${group}.arn}`,
      maxReceiveCount: 3,
    }),
    sqs_managed_sse_enabled: true,
    visibility_timeout_seconds: 180,
  };
  policies[`Policy${group}`] = {
    '//': at(`Policy${group}`),
    policy: JSON.stringify({
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Principal: { Service: 'sns.amazonaws.com' },
          Action: 'sqs:SendMessage',
          Resource: queueArn,
          Condition: { ArnEquals: { 'aws:SourceArn': topicArn } },
        },
      ],
    }),
    queue_url: `\${aws_sqs_queue.Queue${group}.url}`,
  };
  subscriptions[`Subscription${group}`] = {
    '//': at(`Subscription${group}`),
    endpoint: queueArn,
    protocol: 'sqs',
    raw_message_delivery: true,
    topic_arn: topicArn,
  };
}

const stack = {
  '//': {
    metadata: {
      backend: 'local',
      overrides: { stack: ['terraform'] },
      stackName: 'fan-out',
      version: '0.21.0',
    },
    outputs: {},
  },
  provider: {
    aws: [
      {
        allowed_account_ids: ['111122223333'],
        default_tags: [{ tags: { Stack: 'fan-out', Stage: 'bench' } }],
        region: 'eu-central-1',
      },
    ],
  },
  resource: {
    aws_sns_topic: topics,
    aws_sns_topic_subscription: subscriptions,
    aws_sqs_queue: queues,
    aws_sqs_queue_policy: policies,
  },
  terraform: {
    backend: { local: { path: process.env.BENCH_STATE } },
    required_providers: { aws: { source: 'hashicorp/aws', version: '>= 5.100.0, < 7.0.0' } },
  },
};

const manifest = {
  stacks: {
    'fan-out': {
      annotations: [],
      constructPath: 'fan-out',
      dependencies: [],
      name: 'fan-out',
      stackMetadataPath: 'stacks/fan-out/metadata.json',
      synthesizedStackPath: 'stacks/fan-out/cdk.tf.json',
      workingDirectory: 'stacks/fan-out',
    },
  },
  version: '0.21.0',
};

mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, 'cdk.tf.json'), JSON.stringify(stack, null, 2));
writeFileSync(join(outdir, 'manifest.json'), JSON.stringify(manifest, null, 2));
