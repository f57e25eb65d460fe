import { ADMINISTRATOR } from '../principal/principal';
import { cloudOf } from '../testing/cloud-of';
import { pictureHandler } from '../testing/picture-handler';
import { picturesStack, type Terraform } from '../testing/pictures-stack';

interface Statement {
  Sid?: string;
  Effect?: string;
  Action?: string | string[];
  [element: string]: unknown;
}

/** Two uploads of one key, so that the second meets the first one's picture. */
async function run(terraform: Terraform): Promise<ReturnType<typeof cloudOf>> {
  const spec = cloudOf(terraform, pictureHandler());
  const [uploads] = spec.cloud.s3
    .listBuckets(ADMINISTRATOR)
    .filter(({ name }) => name !== 'pictures');
  await spec.clock.runUntilIdle();
  for (const body of ['one', 'two']) {
    spec.cloud.s3.putObject(ADMINISTRATOR, {
      bucket: uploads?.name ?? '',
      key: 'upload/a.jpg',
      body: Buffer.from(body),
    });
    await spec.clock.runUntilIdle();
  }
  return spec;
}

/** Changes the policy of a resource. */
function change(
  terraform: Terraform,
  type: string,
  name: string,
  edit: (statements: Statement[]) => Statement[],
  argument = 'policy',
): Terraform {
  const body = terraform.resource[type]?.[name] ?? {};
  const document = JSON.parse(String(body[argument])) as { Statement: Statement[] };
  body[argument] = JSON.stringify({ ...document, Statement: edit(document.Statement) });
  return terraform;
}

const without = (sid: string) => (statements: Statement[]) =>
  statements.filter(({ Sid }) => Sid !== sid);

const PATH_POLICIES: readonly (readonly [type: string, name: string, argument: string])[] = [
  ['aws_kms_key', 'Messages', 'policy'],
  ['aws_sqs_queue_policy', 'thumbnail', 'policy'],
  ['aws_sqs_queue_policy', 'thumbnail_dead', 'policy'],
  ['aws_iam_role', 'thumbnail', 'assume_role_policy'],
  ['aws_iam_role_policy', 'thumbnail', 'policy'],
];

const ALLOWS = PATH_POLICIES.flatMap(([type, name, argument]) => {
  const text = String(picturesStack().resource[type]?.[name]?.[argument]);
  const { Statement } = JSON.parse(text) as { Statement: Statement[] };
  return Statement.filter(({ Effect }) => Effect === 'Allow').map(
    ({ Sid = '', Action = [] }) =>
      [`${type}.${name}`, Sid, { type, name, argument, actions: [Action].flat() }] as const,
  );
});

it('nothing is denied while every statement is there', async () => {
  expect((await run(picturesStack())).denials()).toEqual([]);
});

it('a role of another stack is trusted, and a line says that nobody checked it', async () => {
  const terraform = picturesStack();
  const roleArn = 'arn:aws:iam::123456789012:role/deployed-elsewhere';
  const [name = ''] = Object.keys(terraform.resource['aws_lambda_function'] ?? {});
  Object.assign(terraform.resource['aws_lambda_function']?.[name] ?? {}, { role: roleArn });
  delete terraform.resource['aws_iam_role_policy'];
  delete terraform.resource['aws_iam_role'];
  const spec = await run(terraform);
  expect(spec.denials()).toEqual([]);
  expect(spec.cloud.notSimulated).toContain(
    `aws_lambda_function.${name}: role ${roleArn} is not in the stacks; what it may do is not checked here`,
  );
});

describe('without one Allow on the way', () => {
  it.each(ALLOWS)('%s %s, the run says which permission is missing', async (_, sid, where) => {
    const { type, name, argument, actions } = where;
    const spec = await run(change(picturesStack(), type, name, without(sid), argument));
    const denied = spec.denials();
    expect(denied).not.toEqual([]);
    const missing = actions.flatMap((action) => (action === 'kms:*' ? ['kms:Decrypt'] : [action]));
    expect(missing).toContain(denied[0]?.action);
    expect(denied[0]?.explanation).toContain(denied[0]?.action);
  });

  it('the topic policy from aws_iam_policy_document, the run says so', async () => {
    const terraform = picturesStack();
    (terraform.data['aws_iam_policy_document'] ??= {})['Uploaded'] = {};
    const [denied] = (await run(terraform)).denials();
    expect(denied).toMatchObject({
      action: 'sns:Publish',
      principal: 's3.amazonaws.com',
      resource: expect.stringMatching(/:uploaded-[0-9a-f]{8}$/) as string,
    });
    expect(denied?.explanation).toMatch(
      /^s3\.amazonaws\.com may not sns:Publish on arn:.*: aws_sns_topic_policy\.Uploaded has no statement that allows it$/,
    );
  });

  it('the redrive_allow_policy, the run says so', async () => {
    const terraform = picturesStack();
    terraform.resource['aws_sqs_queue_redrive_allow_policy'] = {
      thumbnail: {
        queue_url: '${aws_sqs_queue.thumbnail_dead.id}',
        redrive_allow_policy: '{"redrivePermission":"denyAll"}',
      },
    };
    expect((await run(terraform)).denials()).toMatchObject([
      {
        principal: 'arn:aws:sqs:eu-west-1:123456789012:thumbnail',
        resource: 'arn:aws:sqs:eu-west-1:123456789012:thumbnail-dead',
        explanation: expect.stringContaining(
          'the redrive_allow_policy of aws_sqs_queue_redrive_allow_policy.thumbnail does not name',
        ) as string,
      },
    ]);
  });
});

describe('an explanation', () => {
  const explained = async (terraform: Terraform): Promise<string | undefined> =>
    (await run(terraform)).denials()[0]?.explanation;

  it('names the resource that has no policy at all', async () => {
    const terraform = picturesStack();
    delete terraform.resource['aws_sqs_queue_policy']?.['thumbnail'];
    expect(await explained(terraform)).toBe(
      'sns.amazonaws.com may not sqs:SendMessage on arn:aws:sqs:eu-west-1:123456789012:thumbnail: aws_sqs_queue.thumbnail has no policy that allows it',
    );
  });

  it('names the statement that denies', async () => {
    const terraform = change(picturesStack(), 'aws_s3_bucket_policy', 'Pictures', (statements) => [
      ...statements,
      {
        Sid: 'Frozen',
        Effect: 'Deny',
        Principal: '*',
        Action: 's3:PutObject',
        Resource: '${aws_s3_bucket.Pictures.arn}/*',
      },
    ]);
    expect(await explained(terraform)).toContain(
      "statement 'Frozen' of aws_s3_bucket_policy.Pictures denies it",
    );
  });

  it('names the condition that does not hold', async () => {
    const terraform = change(
      picturesStack(),
      'aws_sqs_queue_policy',
      'thumbnail',
      ([statement]) => [
        { ...statement, Condition: { StringEquals: { 'aws:SourceAccount': '999999999999' } } },
      ],
    );
    expect(await explained(terraform)).toContain(
      'statement \'AllowTopic\' of aws_sqs_queue_policy.thumbnail allows it only under a condition that does not hold: StringEquals aws:SourceAccount "999999999999" (the request has "123456789012")',
    );
  });

  it('names the policies of a role that lack it', async () => {
    const terraform = change(picturesStack(), 'aws_iam_role_policy', 'thumbnail', without('Write'));
    expect(await explained(terraform)).toContain(
      "no statement of its role's policies allows it (aws_iam_role_policy.thumbnail), nor does aws_s3_bucket_policy.Pictures",
    );
  });

  it('names the AWS managed key that admits no service', async () => {
    const terraform = picturesStack();
    const queue = terraform.resource['aws_sqs_queue']?.['thumbnail'] ?? {};
    queue['kms_master_key_id'] = 'alias/aws/sqs';
    expect(await explained(terraform)).toContain(
      'the AWS managed key alias/aws/sqs admits no other service',
    );
  });
});

it('a Deny of insecure transport stops nobody: calls count as sent over TLS', async () => {
  const spec = await run(picturesStack());
  expect(spec.of('object-created').filter(({ bucket }) => bucket === 'pictures')).toHaveLength(2);
});

it('tracing off needs no X-Ray permission', async () => {
  const terraform = change(picturesStack(), 'aws_iam_role_policy', 'thumbnail', without('Trace'));
  const body = terraform.resource['aws_lambda_function']?.['thumbnail'] ?? {};
  body['tracing_config'] = { mode: 'PassThrough' };
  expect((await run(terraform)).denials()).toEqual([]);
});

it('without a log group in the stacks, the role must be able to create it', async () => {
  const terraform = picturesStack();
  terraform.resource['aws_cloudwatch_log_group'] = {};
  const denied = (await run(terraform)).denials().map(({ action }) => action);
  expect(denied).toContain('logs:CreateLogGroup');
});
