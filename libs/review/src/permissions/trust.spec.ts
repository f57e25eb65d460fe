import { told, type Resources } from '../testing/planned';
import { boundaries } from './boundaries';
import { trust } from './trust';

const role = (principal: unknown, rest: object = {}): Resources => ({
  aws_iam_role: {
    Deploy: {
      name: 'deploy',
      arn: 'arn:aws:iam::123456789012:role/deploy',
      assume_role_policy: JSON.stringify({
        Statement: [
          { Effect: 'Allow', Principal: principal, Action: 'sts:AssumeRole', ...rest },
        ].filter(() => principal !== undefined),
      }),
    },
  },
});

const LAMBDA = { Service: 'lambda.amazonaws.com' };
const GITHUB = {
  Federated: 'arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com',
};
const branch = (sub: string): object => ({
  Action: 'sts:AssumeRoleWithWebIdentity',
  Condition: { StringLike: { 'token.actions.githubusercontent.com:sub': sub } },
});

const WHO = 'deploy (shop/Deploy)';

describe('who can become a role', () => {
  it('is looked at for whoever comes', () => {
    const after = role({ ...LAMBDA, AWS: 'arn:aws:iam::210987654321:root' });
    expect(told(trust, { before: role(LAMBDA), after })).toEqual([
      `+ privilege/look: account 210987654321 can now become ${WHO}`,
    ]);
    expect(told(trust, { before: after, after: role(LAMBDA) })).toEqual([
      `- account 210987654321 can no longer become ${WHO}`,
    ]);
  });

  it('stops for everybody', () => {
    expect(told(trust, { before: role(LAMBDA), after: role('*') })).toEqual([
      `~ public/stop: everybody can now become ${WHO} (so far lambda.amazonaws.com)`,
    ]);
  });

  it('is looked at for a condition that lets in more', () => {
    const before = role(GITHUB, branch('repo:shop/shop:ref:refs/heads/main'));
    const after = role(GITHUB, branch('repo:shop/*'));
    expect(told(trust, { before, after })).toEqual([
      expect.stringMatching(
        /^\+ privilege\/look: arn:.* can now become deploy .* StringLike repo:shop\/\*$/,
      ) as string,
      expect.stringMatching(/^- arn:.* can no longer become deploy .*\/main$/) as string,
    ]);
  });

  it('is no concern for a new role of a service, and is one for a new role of an account', () => {
    expect(told(trust, { after: role(LAMBDA) })).toEqual([
      `+ lambda.amazonaws.com can become ${WHO}, which is new`,
    ]);
    expect(told(trust, { after: role({ AWS: '210987654321' }) })).toEqual([
      `+ privilege/look: account 210987654321 can become ${WHO}, which is new`,
    ]);
  });

  it('is nothing where it is written in another way', () => {
    const before = role({ AWS: ['123456789012'] }, { Sid: 'A' });
    const after = role({ AWS: 'arn:aws:iam::123456789012:root' });
    expect(told(trust, { before, after })).toEqual([]);
  });

  it('says that it cannot be seen', () => {
    const plan = {
      ...{ before: role(LAMBDA), after: role('*') },
      sensitive: ['assume_role_policy'],
    };
    expect(told(trust, plan)).toEqual([
      `~ incomplete/look: who can become ${WHO} cannot be seen before the apply`,
    ]);
    expect(told(trust, { after: role('*'), sensitive: ['assume_role_policy'] })).toEqual([
      `+ incomplete/note: who can become ${WHO} cannot be seen before the apply`,
    ]);
    expect(told(trust, { after: { aws_iam_role: { Deploy: { name: 'deploy' } } } })).toEqual([]);
  });
});

describe('a role that trusts a provider whom everybody can have an account with', () => {
  const SUB = 'token.actions.githubusercontent.com:sub';
  const web = (Condition: object): object => ({
    Action: 'sts:AssumeRoleWithWebIdentity',
    Condition,
  });
  const aud = { StringEquals: { 'token.actions.githubusercontent.com:aud': 'sts.amazonaws.com' } };

  it.each([
    ['no claim but the audience', aud],
    ['every repository', { StringLike: { [SUB]: 'repo:*' } }],
    ['every branch of that name', { StringLike: { [SUB]: 'repo:*:ref:refs/heads/main' } }],
    ['everything', { StringLike: { [SUB]: '*' } }],
    ['organizations that begin alike', { StringLike: { [SUB]: 'repo:shop*' } }],
    ['one repository and every other', { StringLike: { [SUB]: ['repo:shop/shop:*', '*'] } }],
    ['all but one', { StringNotLike: { [SUB]: 'repo:shop/old:*' } }],
  ])('stops for %s', (_, condition) => {
    expect(told(trust, { before: role(LAMBDA), after: role(GITHUB, web(condition)) })).toEqual([
      expect.stringMatching(
        /^\+ public\/stop: anybody on GitHub can now become deploy \(shop\/Deploy\), if /,
      ) as string,
      expect.stringMatching(/^- lambda/) as string,
    ]);
  });

  it.each([
    ['an organization', { StringLike: { [SUB]: 'repo:shop/*' } }],
    ['a branch', { StringEquals: { [SUB]: 'repo:shop/shop:ref:refs/heads/main' } }],
    [
      'an organization by another claim',
      { StringEquals: { 'token.actions.githubusercontent.com:repository_owner': 'shop' } },
    ],
    ['a name with an asterisk, which nobody has', { StringEquals: { [SUB]: 'repo:*' } }],
  ])('is looked at for %s', (_, condition) => {
    const [line] = told(trust, { before: role(LAMBDA), after: role(GITHUB, web(condition)) });
    expect(line).toMatch(/^\+ privilege\/look: arn:/);
  });

  it('knows a provider that the same plan makes, and names it', () => {
    const made = (url: string): Resources => ({
      aws_iam_openid_connect_provider: { Idp: { url } },
      ...role({ Federated: '${aws_iam_openid_connect_provider.Idp.arn}' }, web(aud)),
    });
    expect(told(trust, { after: made('https://token.actions.githubusercontent.com') })).toEqual([
      expect.stringMatching(
        /^\+ public\/stop: anybody on GitHub can become .*, which is new,/,
      ) as string,
    ]);
    expect(told(trust, { after: made('https://login.shop.example') })).toEqual([
      expect.stringMatching(
        /^\+ privilege\/look: shop\/Idp can become .*, which is new,/,
      ) as string,
    ]);
  });

  it.each([
    [
      { StringEquals: { 'cognito-identity.amazonaws.com:aud': 'eu-west-1:pool' } },
      'privilege/look',
    ],
    [{ StringEquals: { 'cognito-identity.amazonaws.com:amr': 'authenticated' } }, 'public/stop'],
    [{ StringLike: { 'cognito-identity.amazonaws.com:aud': '*' } }, 'public/stop'],
  ])('wants a pool of Cognito: %j', (condition, concern) => {
    const after = role({ Federated: 'cognito-identity.amazonaws.com' }, web(condition));
    expect(told(trust, { after })).toEqual([expect.stringContaining(`+ ${concern}: `) as string]);
  });
});

describe('the boundary of a role', () => {
  const bounded = (arn?: string): Resources => ({
    aws_iam_role: { Deploy: { name: 'deploy', ...(arn && { permissions_boundary: arn }) } },
  });
  const [ONE, OTHER] = ['arn:aws:iam::123456789012:policy/a', 'arn:aws:iam::123456789012:policy/b'];

  it('is looked at where it goes or is another one, and not where it comes', () => {
    expect(told(boundaries, { before: bounded(ONE), after: bounded() })).toEqual([
      `- privilege/look: ${WHO} is no longer bounded by ${ONE}`,
    ]);
    expect(told(boundaries, { before: bounded(ONE), after: bounded(OTHER) })).toEqual([
      `~ privilege/look: ${WHO} is bounded by ${OTHER} (so far ${ONE})`,
    ]);
    expect(told(boundaries, { before: bounded(), after: bounded(ONE) })).toEqual([
      `+ ${WHO} is now bounded by ${ONE}`,
    ]);
  });
});
