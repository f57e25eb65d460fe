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
