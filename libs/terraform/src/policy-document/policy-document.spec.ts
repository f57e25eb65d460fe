import { parseStack } from '../stack/read-stack';

const policyOf = (document: object, rest: object = {}): unknown => {
  const stack = parseStack(
    JSON.stringify({
      data: { aws_iam_policy_document: { P: document } },
      output: { json: { value: '${data.aws_iam_policy_document.P.json}' } },
      ...rest,
    }),
    'cdk.tf.json',
  );
  const value = stack.outputs[0]?.value;
  return typeof value === 'string' ? JSON.parse(value) : value;
};

const SID_A = JSON.stringify({ Statement: [{ Sid: 'A' }] });
const NO_LIST = JSON.stringify({ Statement: { Sid: 'A' } });

it('writes a statement as the provider does', () => {
  expect(
    policyOf({
      statement: [
        {
          sid: 'AllowS3',
          actions: ['sns:Publish'],
          resources: ['arn:one', 'arn:two'],
          principals: [{ type: 'Service', identifiers: ['s3.amazonaws.com'] }],
          condition: [
            { test: 'StringEquals', variable: 'aws:SourceAccount', values: ['123456789012'] },
            { test: 'ArnLike', variable: 'aws:SourceArn', values: ['arn:a', 'arn:b'] },
          ],
        },
      ],
    }),
  ).toEqual({
    Version: '2012-10-17',
    Statement: [
      {
        Sid: 'AllowS3',
        Effect: 'Allow',
        Action: 'sns:Publish',
        Resource: ['arn:two', 'arn:one'],
        Principal: { Service: 's3.amazonaws.com' },
        Condition: {
          StringEquals: { 'aws:SourceAccount': '123456789012' },
          ArnLike: { 'aws:SourceArn': ['arn:a', 'arn:b'] },
        },
      },
    ],
  });
});

it.each([
  [{ not_actions: ['s3:*'] }, { NotAction: 's3:*' }],
  [{ not_resources: ['*'] }, { NotResource: '*' }],
  [{ effect: 'Deny' }, { Effect: 'Deny' }],
  [{ principals: [{ type: '*', identifiers: ['*'] }] }, { Principal: '*' }],
  [{ principals: { type: 'AWS', identifiers: ['*'] } }, { Principal: { AWS: '*' } }],
  [{ not_principals: [{ type: 'AWS', identifiers: ['a'] }] }, { NotPrincipal: { AWS: 'a' } }],
  [{ resources: ['arn:&{aws:username}'] }, { Resource: 'arn:${aws:username}' }],
])('%j becomes %j', (statement, expected) => {
  expect(policyOf({ statement })).toMatchObject({ Statement: [expected] });
});

it('merges source documents, the later of a sid standing in for the earlier', () => {
  const source = JSON.stringify({
    Statement: [
      { Sid: 'A', Effect: 'Allow' },
      { Effect: 'Allow', Action: 'x:Y' },
    ],
  });
  const merged = policyOf({
    source_policy_documents: [source],
    statement: [{ sid: 'A', effect: 'Deny' }],
  });
  expect(merged).toMatchObject({ Statement: [{ Sid: 'A', Effect: 'Deny' }, { Action: 'x:Y' }] });
});

it('is unknown where a part is, and shows the rest', () => {
  expect(
    policyOf({ statement: [{ actions: ['s3:*'], resources: ['${aws_s3_bucket.B.arn}'] }] }),
  ).toMatchObject({
    references: ['aws_s3_bucket.B.arn'],
    expression: expect.stringContaining('"Action":"s3:*"') as string,
  });
});

it('has the statements of sources that are known in part, and nothing where one is not known', () => {
  const own = [{ actions: ['s3:*'], resources: ['*'] }];
  const other = { statement: [{ actions: ['a:B'], resources: ['${aws_s3_bucket.B.arn}'] }] };
  const merged = (source: string): unknown =>
    policyOf(
      { source_policy_documents: [source], statement: own },
      {
        data: {
          aws_iam_policy_document: {
            P: { source_policy_documents: [source], statement: own },
            Other: other,
          },
        },
      },
    );
  expect(merged('${data.aws_iam_policy_document.Other.json}')).toMatchObject({
    expression: expect.stringMatching(/"a:B".*"s3:\*"/) as string,
  });
  expect(merged('${aws_ssm_parameter.Policy.value}')).toMatchObject({
    expression: '(known after apply)',
  });
});

it.each([
  ['of one sid twice', { statement: [{ sid: 'A' }, { sid: 'A' }] }],
  ['of sources with one sid twice', { source_policy_documents: [SID_A, SID_A] }],
  ['of a source with one statement instead of a list', { source_policy_documents: [NO_LIST] }],
  [
    'of version 2008-10-17 with a variable',
    { version: '2008-10-17', statement: [{ resources: ['&{a}'] }] },
  ],
])('is unknown where the provider refuses it: %s', (_, document) => {
  expect(policyOf(document)).toMatchObject({ expression: '(known after apply)', references: [] });
});

it.each([
  ['without a sid twice', { statement: [{ sid: '' }, { sid: '' }] }],
  [
    'whose override has the sid of a source',
    { source_policy_documents: [SID_A], override_policy_documents: [SID_A] },
  ],
])('is known where the provider takes it: %s', (_, document) => {
  expect(policyOf(document)).toHaveProperty('Statement');
});

it('names nobody where it is not known for whom a block repeats', () => {
  const dynamic = { principals: { for_each: '${aws_s3_bucket.B.tags}', content: { type: 'AWS' } } };
  expect(policyOf({ statement: [{ actions: ['s3:*'], dynamic }] })).toMatchObject({
    expression: expect.stringContaining('"Principal":{"${') as string,
  });
  const statements = { statement: { for_each: '${aws_s3_bucket.B.tags}', content: {} } };
  expect(policyOf({ dynamic: statements })).toMatchObject({ expression: '(known after apply)' });
});
