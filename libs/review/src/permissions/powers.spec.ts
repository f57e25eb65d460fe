import { planned, told, type Resources } from '../testing/planned';
import { permissions } from './permissions';

const ROLE = { name: 'maker', arn: 'arn:aws:iam::123456789012:role/maker' };

const allow = (Action: unknown, Resource: unknown = '*', rest: object = {}): object => ({
  ...{ Effect: 'Allow', Action, Resource },
  ...rest,
});

const but = (...NotAction: readonly string[]): object => ({
  ...{ Effect: 'Allow', NotAction, Resource: '*' },
});

const inline = (...Statement: readonly object[]): Resources => ({
  aws_iam_role: { Maker: ROLE },
  aws_iam_role_policy: {
    Maker: { name: 'maker', role: 'maker', policy: JSON.stringify({ Statement }) },
  },
});

const gained = (...statements: readonly object[]): readonly string[] =>
  told(permissions, { before: inline(), after: inline(...statements) });

const WHO = 'maker (shop/Maker)';

describe('permissions that come to every permission', () => {
  it.each([
    [allow('iam:*'), 'iam:* on everything'],
    [allow('iam:Put*'), 'iam:Put* on everything'],
    [allow('iam:CreatePolicyVersion'), 'iam:CreatePolicyVersion on everything'],
    [
      allow('iam:AttachRolePolicy', 'arn:aws:iam::*:role/*'),
      'iam:AttachRolePolicy on arn:aws:iam::*:role/*',
    ],
  ])('stop where they write permissions of anybody: %j', (statement, words) => {
    expect(gained(statement)).toEqual([
      `+ admin/stop: ${WHO} may now give itself every permission: ${words}`,
    ]);
  });

  it.each([
    [allow('iam:Get*'), 'iam:Get* on everything'],
    [
      allow('iam:PutRolePolicy', 'arn:aws:iam::123456789012:role/app/*'),
      'iam:PutRolePolicy on arn:aws:iam::123456789012:role/app/*',
    ],
    [
      allow('iam:PutRolePolicy', '*', {
        Condition: { StringEquals: { 'iam:PermissionsBoundary': 'arn:b' } },
      }),
      'iam:PutRolePolicy on everything, if iam:PermissionsBoundary is arn:b',
    ],
    [allow('iam:PassRole'), 'iam:PassRole on everything'],
  ])('are looked at where they are only read, of some or bounded: %j', (statement, words) => {
    expect(gained(statement)).toEqual([`+ privilege/look: ${WHO} may now ${words}`]);
  });

  it('stop where any role can be passed to something that is made', () => {
    const make = allow('lambda:CreateFunction', 'arn:aws:lambda:*:*:function:app-*');
    expect(gained(allow('iam:PassRole'), make)).toEqual([
      `+ admin/stop: ${WHO} may now use every role: iam:PassRole on everything, with lambda:CreateFunction`,
      `+ admin/stop: ${WHO} may now use every role: lambda:CreateFunction on arn:aws:lambda:*:*:function:app-*, with iam:PassRole`,
    ]);
    const one = allow('iam:PassRole', 'arn:aws:iam::123456789012:role/app');
    expect(gained(one, make).join()).not.toContain('admin/stop');
  });

  it('stop at everything but some actions, and not once more for one who had that', () => {
    expect(gained(but('iam:*', 'organizations:*'))).toEqual([
      `+ admin/stop: ${WHO} may now do everything but iam:*, organizations:* on everything`,
    ]);
    const [before, after] = [inline(but('iam:*')), inline(but('iam:*'), allow('iam:PassRole'))];
    expect(told(permissions, { before, after })).toEqual([
      `+ privilege/look: ${WHO} may now iam:PassRole on everything`,
    ]);
  });
});

describe('policies of AWS', () => {
  const ofAws = (name: string, resources: Resources = inline()): Resources => ({
    ...resources,
    aws_iam_role_policy_attachment: {
      It: { role: 'maker', policy_arn: `arn:aws:iam::aws:policy/${name}` },
    },
  });

  it.each([
    ['IAMFullAccess', 'give itself every permission: iam:* on everything'],
    ['PowerUserAccess', 'do everything but iam:*, organizations:*, account:* on everything'],
  ])('stop where they come to every permission: %s', (name, words) => {
    expect(told(permissions, { before: inline(), after: ofAws(name) })).toEqual([
      `+ admin/stop: ${WHO} may now ${words} (the AWS managed policy ${name})`,
    ]);
  });

  it('are only known where somebody new sees how a service is set up, and looked at where data is read', () => {
    const role = { aws_iam_role: { Maker: ROLE } };
    expect(told(permissions, { after: ofAws('AmazonSQSReadOnlyAccess', role) })).toEqual([
      `+ privilege/note: ${WHO}, which is new, may do what is in the AWS managed policy AmazonSQSReadOnlyAccess`,
    ]);
    expect(told(permissions, { after: ofAws('AmazonS3ReadOnlyAccess', role) })).toEqual([
      `+ privilege/look: ${WHO}, which is new, has the AWS managed policy AmazonS3ReadOnlyAccess`,
    ]);
  });
});

describe('the order of what a role may do', () => {
  const bucket = (name: string): Resources => ({ aws_s3_bucket: { [name]: { bucket: name } } });

  it('has the widest first, and last what follows a bucket with another name', () => {
    const reads = (name: string): object => allow('s3:*', `\${aws_s3_bucket.${name}.arn}/*`);
    const before = { ...bucket('Old'), ...inline(reads('Old')) };
    const after = {
      ...bucket('New'),
      ...inline(reads('New'), allow('sqs:SendMessage', 'arn:aws:sqs:::a'), allow('sqs:*')),
    };
    expect(permissions(planned({ before, after })).map(({ text }) => text)).toEqual([
      `${WHO} may now sqs:* on everything`,
      `${WHO} may now sqs:SendMessage on arn:aws:sqs:::a`,
      `${WHO} may now s3:* on (shop/New)/*`,
      expect.stringContaining('may no longer s3:*') as string,
    ]);
  });

  it('names the role that a permission is about, whatever states it', () => {
    const [line] = permissions(planned({ before: inline(), after: inline(allow('sqs:*')) }));
    expect(line).toMatchObject({
      address: 'aws_iam_role_policy.Maker',
      concern: { principal: { address: 'aws_iam_role.Maker', isNew: false } },
    });
  });
});
