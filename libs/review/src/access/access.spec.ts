import { array, assert, constantFrom, property, record, uniqueArray } from 'fast-check';
import { planned, told, type Resources } from '../testing/planned';
import { access } from './access';

const QUEUE = 'arn:aws:sqs:eu-west-1:123456789012:intake';
const TOPIC = 'arn:aws:sns:eu-west-1:123456789012:uploaded';
const OTHER = 'arn:aws:sns:eu-west-1:210987654321:uploaded';

const document = (...statements: readonly object[]): string =>
  JSON.stringify({ Version: '2012-10-17', Statement: statements });

const allow = (principal: unknown, rest: object = {}): object => ({
  ...{ Effect: 'Allow', Principal: principal, Action: 'sqs:SendMessage', Resource: QUEUE },
  ...rest,
});

const from = (arn: string): object => ({ Condition: { ArnLike: { 'aws:SourceArn': arn } } });

const SNS = { Service: 'sns.amazonaws.com' };

const DEPLOYED: Resources = {
  aws_sqs_queue: { Intake: { name: 'intake', arn: QUEUE } },
  aws_sns_topic: { Uploaded: { name: 'uploaded', arn: TOPIC } },
};

const queueWith = (...statements: readonly object[]): Resources => ({
  ...DEPLOYED,
  aws_sqs_queue_policy: {
    Intake: { queue_url: '${aws_sqs_queue.Intake.id}', policy: document(...statements) },
  },
});

const changed = (before: readonly object[], after: readonly object[]): readonly string[] =>
  told(access, { before: queueWith(...before), after: queueWith(...after) });

const WHAT = 'intake (shop/Intake)';

describe('the policy of a resource', () => {
  it('stops where everybody is let in, and looks where a condition binds them', () => {
    expect(changed([], [allow('*')])).toEqual([
      `+ public/stop: ${WHAT} now lets everybody sqs:SendMessage`,
    ]);
    expect(changed([], [allow({ AWS: '*' })])).toEqual(changed([], [allow('*')]));
    const ours = { Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-1' } } };
    expect(changed([], [allow('*', ours)])).toEqual([
      `+ privilege/look: ${WHAT} now lets everybody sqs:SendMessage, if aws:PrincipalOrgID is o-1`,
    ]);
  });

  it('looks at another account, told by its number', () => {
    expect(changed([], [allow({ AWS: 'arn:aws:iam::210987654321:root' })])).toEqual([
      `+ privilege/look: ${WHAT} now lets account 210987654321 sqs:SendMessage`,
    ]);
  });

  it('knows a service that acts for something of the plan, and looks at any other', () => {
    expect(changed([], [allow(SNS, from(TOPIC))])).toEqual([
      `+ privilege/note: ${WHAT} now lets sns.amazonaws.com sqs:SendMessage, if aws:SourceArn is ${TOPIC}`,
    ]);
    expect(changed([], [allow(SNS, from(OTHER))])).toEqual([
      `+ privilege/look: ${WHAT} now lets sns.amazonaws.com sqs:SendMessage, if aws:SourceArn is ${OTHER}`,
    ]);
  });

  it('looks at a source that a service need not come from any more', () => {
    expect(changed([allow(SNS, from(TOPIC))], [allow(SNS)])).toEqual([
      `~ privilege/look: ${WHAT} now lets sns.amazonaws.com sqs:SendMessage (so far only if aws:SourceArn is ${TOPIC})`,
    ]);
    expect(changed([allow(SNS)], [allow(SNS, from(TOPIC))])).toEqual([
      `~ ${WHAT} no longer lets sns.amazonaws.com sqs:SendMessage (now only if aws:SourceArn is ${TOPIC})`,
    ]);
  });

  it('tells several sources in one line', () => {
    const sources = [allow(SNS, from(TOPIC)), allow(SNS, from(OTHER))];
    expect(changed([], sources)).toEqual([
      `+ privilege/look: ${WHAT} now lets sns.amazonaws.com sqs:SendMessage, if aws:SourceArn is ${TOPIC} or ${OTHER}`,
    ]);
  });

  it('tells whoever is no longer let in, without concern', () => {
    expect(changed([allow('*')], [])).toEqual([
      `- ${WHAT} no longer lets everybody sqs:SendMessage`,
    ]);
  });

  it('protects by asking for TLS', () => {
    const tls = {
      ...{ Effect: 'Deny', Principal: '*', Action: 'sqs:*', Resource: QUEUE },
      Condition: { Bool: { 'aws:SecureTransport': false } },
    };
    expect(changed([tls], [])).toEqual([
      `- protection/look: ${WHAT} no longer denies requests without TLS`,
    ]);
    expect(changed([], [tls])).toEqual([`+ ${WHAT} now denies requests without TLS`]);
  });

  it('looks at any other Deny that goes', () => {
    const deny = {
      ...{ Effect: 'Deny', Principal: '*', Action: 'sqs:PurgeQueue', Resource: QUEUE },
    };
    expect(changed([deny], [])).toEqual([
      `- privilege/look: ${WHAT} no longer denies everybody sqs:PurgeQueue`,
    ]);
  });

  it('is the same in the queue itself as beside it', () => {
    const own: Resources = {
      ...DEPLOYED,
      aws_sqs_queue: {
        Intake: { name: 'intake', arn: QUEUE, policy: document(allow(SNS, from(TOPIC))) },
      },
    };
    const beside = queueWith(allow(SNS, from(TOPIC)));
    expect(told(access, { before: own, after: beside })).toEqual([]);
  });

  it('is gone with its resource, though the queue still shows a copy', () => {
    const copy = document(allow(SNS, from(TOPIC)));
    const queue = { aws_sqs_queue: { Intake: { name: 'intake', arn: QUEUE, policy: copy } } };
    const before = { ...queueWith(allow(SNS, from(TOPIC))), ...queue };
    expect(told(access, { before, after: { ...DEPLOYED, ...queue } })).toEqual([
      `- ${WHAT} no longer lets sns.amazonaws.com sqs:SendMessage, if aws:SourceArn is ${TOPIC}`,
    ]);
  });

  it('is not told where what it is for goes as well', () => {
    expect(told(access, { before: queueWith(allow('*')), after: {} })).toEqual([]);
  });

  it('that cannot be seen says so', () => {
    const plan = {
      before: queueWith(allow('*')),
      after: queueWith(allow(SNS)),
      sensitive: ['policy'],
    };
    expect(told(access, plan)).toEqual([
      `~ incomplete/look: who may use ${WHAT} cannot be seen before the apply: shop/Intake`,
    ]);
  });
});

describe('a new resource', () => {
  const fresh = (...statements: readonly object[]): Resources => ({
    aws_sns_topic: { Uploaded: { name: 'uploaded' } },
    ...{ aws_sqs_queue: { Intake: { name: 'intake' } } },
    aws_sqs_queue_policy: {
      Intake: { queue_url: '${aws_sqs_queue.Intake.id}', policy: document(...statements) },
    },
  });

  it('stops only for everybody', () => {
    expect(told(access, { after: fresh(allow('*')) })).toEqual([
      `+ public/stop: ${WHAT}, which is new, lets everybody sqs:SendMessage on ${QUEUE}`,
    ]);
    const wired = allow(SNS, { Resource: '*', ...from('${aws_sns_topic.Uploaded.arn}') });
    expect(told(access, { after: fresh(wired) })).toEqual([
      `+ ${WHAT}, which is new, lets sns.amazonaws.com sqs:SendMessage, if aws:SourceArn is (shop/Uploaded)`,
    ]);
  });
});

describe('a permission of a function', () => {
  const permitted = (permission: Record<string, string>): Resources => ({
    aws_lambda_function: { Maker: { function_name: 'maker' } },
    aws_lambda_permission: {
      It: { function_name: 'maker', action: 'lambda:InvokeFunction', ...permission },
    },
  });

  it('is a statement of the policy of the function', () => {
    const before = permitted({ principal: 's3.amazonaws.com', source_arn: 'arn:aws:s3:::photos' });
    const after = permitted({ principal: 's3.amazonaws.com' });
    expect(told(access, { before, after })).toEqual([
      '~ privilege/look: maker (shop/Maker) now lets s3.amazonaws.com lambda:InvokeFunction (so far only if aws:SourceArn is arn:aws:s3:::photos)',
    ]);
    expect(told(access, { before, after: permitted({ principal: '*' }) })).toEqual([
      '~ public/stop: maker (shop/Maker) now lets everybody lambda:InvokeFunction (so far s3.amazonaws.com only if aws:SourceArn is arn:aws:s3:::photos)',
    ]);
  });
});

describe('the policy of an endpoint', () => {
  const endpoint = (policy?: string): Resources => ({
    aws_vpc_endpoint: { S3: { service_name: 's3', ...(policy === undefined ? {} : { policy }) } },
  });
  const reads = document({ ...allow('*'), Action: 's3:GetObject', Resource: '*' });

  it('lets everything through where there is none', () => {
    expect(told(access, { before: endpoint(reads), after: endpoint() })).toEqual([
      '~ privilege/look: shop/S3 now lets everybody do everything (so far s3:GetObject)',
    ]);
    expect(told(access, { before: endpoint(), after: endpoint(reads) })).toEqual([
      '~ shop/S3 no longer lets everybody do everything (now only s3:GetObject)',
    ]);
  });
});

describe('the meaning of a policy', () => {
  const statements = array(
    record({
      Effect: constantFrom('Allow', 'Deny'),
      Principal: constantFrom<unknown[]>('*', SNS, { AWS: ['123456789012', '210987654321'] }),
      Action: uniqueArray(constantFrom('sqs:SendMessage', 'sqs:ReceiveMessage'), { minLength: 1 }),
      Resource: constantFrom(QUEUE, '*'),
    }),
    { minLength: 1, maxLength: 4 },
  );

  it('does not depend on the order and the division of statements', () => {
    assert(
      property(statements, (given) => {
        const apart = given.flatMap((each) =>
          each.Action.map((Action) => ({ ...each, Action, Sid: Action.slice(4) })),
        );
        expect(changed(given, [...apart].reverse())).toEqual([]);
      }),
    );
  });

  it('lets in whoever is added, and nobody else', () => {
    assert(
      property(statements, (given) => {
        const added = allow({ AWS: '333333333333' }, { Action: 'sqs:PurgeQueue' });
        expect(changed(given, [added, ...given])).toEqual([
          `+ privilege/look: ${WHAT} now lets account 333333333333 sqs:PurgeQueue`,
        ]);
      }),
    );
  });
});

it('explains the argument that holds the policy', () => {
  const plan = planned({ before: queueWith(), after: queueWith(allow('*')) });
  expect(access(plan)).toMatchObject([
    { address: 'aws_sqs_queue_policy.Intake', explains: ['policy'] },
  ]);
});
