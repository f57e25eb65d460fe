import {
  array,
  assert,
  constantFrom,
  infiniteStream,
  double,
  property,
  record,
  uniqueArray,
} from 'fast-check';
import { planned, told, type Resources } from '../testing/planned';
import { permissions } from './permissions';

const ROLE = { name: 'maker', arn: 'arn:aws:iam::123456789012:role/maker' };
const document = (...statements: readonly object[]): string =>
  JSON.stringify({ Version: '2012-10-17', Statement: statements });

const PHOTOS = 'arn:aws:s3:::photos/*';

const allow = (action: unknown, resource: unknown = PHOTOS, rest: object = {}): object => ({
  ...{ Effect: 'Allow', Action: action, Resource: resource },
  ...rest,
});

const inline = (...statements: readonly object[]): Resources => ({
  aws_iam_role: { Maker: ROLE },
  aws_iam_role_policy: { Maker: { name: 'maker', role: 'maker', policy: document(...statements) } },
});

/** What a role with one inline policy may do otherwise after the policy has changed. */
const changed = (before: readonly object[], after: readonly object[]): readonly string[] =>
  told(permissions, { before: inline(...before), after: inline(...after) });

const WHO = 'maker (shop/Maker)';

describe('what a role may do', () => {
  it('tells a new action by itself', () => {
    expect(changed([allow('s3:GetObject')], [allow(['s3:GetObject', 's3:PutObject'])])).toEqual([
      `+ privilege/look: ${WHO} may now s3:PutObject on ${PHOTOS}`,
    ]);
  });

  it('tells an action that goes, without concern', () => {
    expect(changed([allow(['s3:GetObject', 's3:PutObject'])], [allow('s3:GetObject')])).toEqual([
      `- ${WHO} may no longer s3:PutObject on ${PHOTOS}`,
    ]);
  });

  it('tells a wider pattern with what it was', () => {
    expect(changed([allow('s3:GetObject')], [allow('s3:*')])).toEqual([
      `~ privilege/look: ${WHO} may now s3:* on ${PHOTOS} (so far s3:GetObject)`,
    ]);
    expect(changed([allow('s3:GetObject')], [allow('s3:GetObject', '*')])).toEqual([
      `~ privilege/look: ${WHO} may now s3:GetObject on everything (so far on ${PHOTOS})`,
    ]);
  });

  it('tells a narrower pattern with what is left', () => {
    expect(changed([allow('s3:*')], [allow('s3:GetObject')])).toEqual([
      `~ ${WHO} may no longer s3:* on ${PHOTOS} (now only s3:GetObject)`,
    ]);
  });

  it.each([
    ['another order', [allow(['a:B', 'c:D'])], [allow(['c:D', 'a:B'])]],
    ['a list of one', [allow('a:B')], [allow(['a:B'], [PHOTOS])]],
    ['another case', [allow('s3:getobject')], [allow('s3:GetObject')]],
    ['another sid', [allow('a:B', '*', { Sid: 'A' })], [allow('a:B', '*', { Sid: 'B' })]],
    ['statements taken apart', [allow(['a:B', 'c:D'])], [allow('c:D'), allow('a:B')]],
    ['what is covered already', [allow('s3:*')], [allow('s3:*'), allow('s3:GetObject')]],
    [
      'ArnEquals for ArnLike',
      [allow('a:B', '*', { Condition: { ArnEquals: { 'aws:SourceArn': 'x' } } })],
      [allow('a:B', '*', { Condition: { ArnLike: { 'AWS:sourcearn': ['x'] } } })],
    ],
  ])('says nothing of %s', (_, before, after) => {
    expect(changed(before, after)).toEqual([]);
  });

  it('stops at everything on everything, and not at everything on one thing', () => {
    expect(changed([], [allow('*', '*')])).toEqual([
      `+ admin/stop: ${WHO} may now do everything on everything`,
    ]);
    expect(changed([], [allow('*')])).toEqual([
      `+ privilege/look: ${WHO} may now do everything on ${PHOTOS}`,
    ]);
  });

  it('tells a condition that goes as the widening that it is', () => {
    const inside = { Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-1' } } };
    expect(changed([allow('a:B', PHOTOS, inside)], [allow('a:B')])).toEqual([
      `~ privilege/look: ${WHO} may now a:B on ${PHOTOS} (so far only if aws:PrincipalOrgID is o-1)`,
    ]);
    expect(changed([allow('a:B')], [allow('a:B', PHOTOS, inside)])).toEqual([
      `~ ${WHO} may no longer a:B on ${PHOTOS} (now only if aws:PrincipalOrgID is o-1)`,
    ]);
  });

  it('looks at a Deny that goes, and not at one that comes', () => {
    const deny = { Effect: 'Deny', Action: 's3:DeleteObject', Resource: '*' };
    expect(changed([allow('s3:*'), deny], [allow('s3:*')])).toEqual([
      `- privilege/look: ${WHO} is no longer denied s3:DeleteObject on everything`,
    ]);
    expect(changed([allow('s3:*')], [allow('s3:*'), deny])).toEqual([
      `+ ${WHO} is now denied s3:DeleteObject on everything`,
    ]);
  });

  it('does not tell what is allowed and denied at once', () => {
    const deny = { Effect: 'Deny', Action: 's3:Delete*', Resource: '*' };
    expect(changed([deny], [deny, allow(['s3:DeleteObject', 's3:GetObject'])])).toEqual([
      `+ privilege/look: ${WHO} may now s3:GetObject on ${PHOTOS}`,
    ]);
  });

  it('keeps a line short, with everything behind it', () => {
    const actions = Array.from({ length: 12 }, (_, at) => `s3:Action${at}`);
    const [line] = permissions(planned({ before: inline(), after: inline(allow(actions)) }));
    expect(line?.text).toMatch(/ s3:Action7 and 4 more on /);
    expect(line?.concern?.details).toEqual(actions);
  });

  it('reads NotAction as everything else', () => {
    const but = (...not: readonly string[]): object => ({
      ...{ Effect: 'Allow', NotAction: not, Resource: '*' },
    });
    expect(changed([but('iam:*')], [but('iam:*'), allow('s3:GetObject')])).toEqual([]);
    expect(changed([but('iam:*', 's3:*')], [but('iam:*')])).toEqual([
      `~ privilege/look: ${WHO} may now do everything but iam:* on everything (so far do everything but iam:*, s3:*)`,
    ]);
  });
});

describe('policies of one role', () => {
  const SHARED = 'arn:aws:iam::123456789012:policy/shared';
  const policy = (...statements: readonly object[]): Resources => ({
    aws_iam_policy: { Shared: { name: 'shared', arn: SHARED, policy: document(...statements) } },
  });
  const attached = (arn: string): Resources => ({
    aws_iam_role_policy_attachment: { It: { role: 'maker', policy_arn: arn } },
  });

  it('may hand a statement to each other', () => {
    const before = inline(allow('a:B'), allow('c:D'));
    const after = { ...inline(allow('a:B')), ...policy(allow('c:D')), ...attached(SHARED) };
    expect(told(permissions, { before, after })).toEqual([]);
  });

  it('count for the role once a policy is attached', () => {
    const apart = { ...inline(allow('a:B')), ...policy(allow('c:D')) };
    const together = { ...apart, ...attached(SHARED) };
    expect(permissions(planned({ before: apart, after: together }))).toMatchObject([
      {
        text: `${WHO} may now c:D on ${PHOTOS}`,
        address: 'aws_iam_role_policy_attachment.It',
      },
    ]);
    expect(told(permissions, { before: together, after: apart })).toEqual([
      `- ${WHO} may no longer c:D on ${PHOTOS}`,
    ]);
  });

  it('are told for whoever has a policy that nobody here has', () => {
    const before = policy(allow('c:D'));
    const after = policy(allow(['c:D', 'e:F']));
    expect(told(permissions, { before, after })).toEqual([
      `+ privilege/look: whoever has the policy shared (shop/Shared) may now e:F on ${PHOTOS}`,
    ]);
  });

  it('are told by name where AWS writes them, and stop where that is the administrator', () => {
    const before = inline(allow('a:B'));
    const attach = (name: string): Resources => ({
      ...before,
      ...attached(`arn:aws:iam::aws:policy/${name}`),
    });
    expect(told(permissions, { before, after: attach('AmazonS3FullAccess') })).toEqual([
      `+ privilege/look: ${WHO} now has the AWS managed policy AmazonS3FullAccess`,
    ]);
    expect(told(permissions, { before, after: attach('AdministratorAccess') })).toEqual([
      `+ admin/stop: ${WHO} may now do everything on everything (the AWS managed policy AdministratorAccess)`,
    ]);
    expect(told(permissions, { before: attach('AmazonS3FullAccess'), after: before })).toEqual([
      `- ${WHO} no longer has the AWS managed policy AmazonS3FullAccess`,
    ]);
  });

  it('are not confused by the copy of them that the provider keeps in the role', () => {
    const copied = document(allow(['a:B', 'c:D']));
    const copy = {
      aws_iam_role: { Maker: { ...ROLE, inline_policy: [{ name: 'maker', policy: copied }] } },
    };
    const before = { ...inline(allow(['a:B', 'c:D'])), ...copy };
    const after = { ...inline(allow('a:B')), ...copy };
    expect(told(permissions, { before, after })).toEqual([
      `- ${WHO} may no longer c:D on ${PHOTOS}`,
    ]);
  });

  it('count where they are written in the role itself', () => {
    const of = (...statements: readonly object[]): Resources => ({
      aws_iam_role: {
        Maker: { ...ROLE, inline_policy: [{ name: 'own', policy: document(...statements) }] },
      },
    });
    const plan = planned({ before: of(allow('a:B')), after: of(allow('c:D')) });
    const explains = ['inline_policy', 'managed_policy_arns'];
    expect(permissions(plan)).toMatchObject([
      { text: `${WHO} may now c:D on ${PHOTOS}`, explains },
      { text: `${WHO} may no longer a:B on ${PHOTOS}`, explains },
    ]);
  });
});

describe('somebody new', () => {
  const QUEUES = 'arn:aws:sqs:eu-west-1:123456789012';
  const reads = (resource: string): Resources => ({
    aws_sqs_queue: { Intake: { name: 'intake' } },
    ...inline(allow('sqs:ReceiveMessage', resource), allow('xray:PutTraceSegments', '*')),
  });

  it.each([`${QUEUES}:intake`, '${aws_sqs_queue.Intake.arn}'])(
    'is one line to know for %s, which is made with it',
    (queue) => {
      const [only, ...more] = permissions(planned({ after: reads(queue) }));
      expect(more).toEqual([]);
      expect(only?.text).toMatch(/^maker \(shop\/Maker\), which is new, may sqs:.* and 1 more$/);
      expect(only?.concern).toMatchObject({ kind: 'privilege', level: 'note' });
      expect(only?.concern?.details).toHaveLength(2);
    },
  );

  it('is looked at for what is there already', () => {
    expect(told(permissions, { after: reads(`${QUEUES}:other`) })).toEqual([
      `+ privilege/look: ${WHO}, which is new, may sqs:ReceiveMessage on ${QUEUES}:other`,
      `+ privilege/note: ${WHO}, which is new, may xray:PutTraceSegments on everything`,
    ]);
  });

  it('is one line as well when it goes', () => {
    expect(told(permissions, { before: inline(allow(['a:B', 'c:D'])), after: {} })).toEqual([
      `- maker (aws_iam_role.Maker) goes, and with it a:B, c:D on ${PHOTOS}`,
    ]);
  });
});

describe('the meaning of a policy', () => {
  const ACTIONS = ['s3:GetObject', 's3:PutObject', 'sqs:SendMessage', 'sns:Publish', 'kms:Decrypt'];
  const RESOURCES = [PHOTOS, 'arn:aws:sqs:eu-west-1:123456789012:intake', '*'];
  const statements = array(
    record({
      Effect: constantFrom('Allow', 'Deny'),
      Action: uniqueArray(constantFrom(...ACTIONS), { minLength: 1 }),
      Resource: uniqueArray(constantFrom(...RESOURCES), { minLength: 1 }),
    }),
    { minLength: 1, maxLength: 4 },
  );

  it('does not depend on how it is put down', () => {
    assert(
      property(statements, infiniteStream(double({ noNaN: true })), (given, stream) => {
        const random = (): number => stream.next().value as number;
        const shuffled = <T>(items: readonly T[]): readonly T[] =>
          items
            .map((item) => [random(), item] as const)
            .sort(([a], [b]) => a - b)
            .map(([, item]) => item);
        const apart = given.flatMap(({ Effect, Action, Resource }) =>
          shuffled(Action).map((one) => ({
            ...{ Resource: shuffled(Resource), Action: one.toUpperCase(), Sid: one.length, Effect },
          })),
        );
        expect(changed(given, shuffled(apart))).toEqual([]);
      }),
    );
  });

  it('gains exactly the action that is added', () => {
    assert(
      property(statements, (given) => {
        const added = allow('dynamodb:GetItem', 'arn:aws:dynamodb:eu-west-1:123456789012:table/a');
        expect(changed(given, [...given, added])).toEqual([
          `+ privilege/look: ${WHO} may now dynamodb:GetItem on arn:aws:dynamodb:eu-west-1:123456789012:table/a`,
        ]);
      }),
    );
  });
});
