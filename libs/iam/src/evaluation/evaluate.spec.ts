import { UNKNOWN_VALUE, type ContextValue } from '../context';
import { readPolicy } from '../policy/read-policy';
import type { RequestPrincipal } from '../policy/request-principal';
import type { Policy } from '../policy/statement';
import { evaluate } from './evaluate';
import { explain } from './explain';
import type { Policies, Request } from './request';

const OWN = '111122223333';
const USER = `arn:aws:iam::${OWN}:user/ann`;
const ROLE = `arn:aws:iam::${OWN}:role/jobs/worker`;
const SESSION = `arn:aws:sts::${OWN}:assumed-role/worker/run`;
const QUEUE = `arn:aws:sqs:eu-west-1:${OWN}:orders`;

function policy(name: string, ...statements: readonly object[]): Policy {
  const read = readPolicy(name, { Version: '2012-10-17', Statement: statements });
  if ('problem' in read) throw new Error(read.problem);
  return read;
}

const allow = (more: object = {}): object => ({
  Effect: 'Allow',
  Action: 'sqs:SendMessage',
  Resource: '*',
  ...more,
});
const deny = (more: object = {}): object => ({ ...allow(more), Effect: 'Deny' });
const nothing = policy('nothing');

const user: RequestPrincipal = { kind: 'arn', arn: USER };
const session: RequestPrincipal = { kind: 'arn', arn: SESSION };
const service: RequestPrincipal = { kind: 'service', service: 's3.amazonaws.com' };

function decide(
  principal: RequestPrincipal,
  policies: Policies,
  more: Partial<Request> = {},
  keys: Readonly<Record<string, ContextValue>> = {},
) {
  return evaluate(
    {
      principal,
      action: 'sqs:SendMessage',
      resource: QUEUE,
      resourceAccount: OWN,
      context: { keys, otherKeys: 'absent' },
      ...more,
    },
    policies,
  );
}

const verdict = (...args: Parameters<typeof decide>) => decide(...args).verdict;

describe('in one account', () => {
  it('denies what nobody allows', () => {
    expect(verdict(user, {})).toBe('implicitly denied');
  });

  it('allows what either the identity or the resource allows', () => {
    expect(verdict(user, { identity: [policy('mine', allow())] })).toBe('allowed');
    const resource = policy('its', allow({ Principal: { AWS: USER } }));
    expect(verdict(user, { resource })).toBe('allowed');
  });

  it('does not take the account in a resource policy for its users', () => {
    const resource = policy('its', allow({ Principal: { AWS: OWN } }));
    expect(verdict(user, { resource })).toBe('implicitly denied');
  });

  it.each([
    ['a role', ROLE, 'implicitly denied'],
    ['a session', SESSION, 'allowed'],
    ['everyone', '*', 'allowed'],
  ])('lets a boundary limit what a resource allows to %s as it should', (_, AWS, expected) => {
    const resource = policy('its', allow({ Principal: { AWS } }));
    const keys = { 'aws:PrincipalArn': ROLE };
    expect(verdict(session, { resource, boundaries: [nothing] }, {}, keys)).toBe(expected);
    expect(verdict(session, { resource, session: [nothing] }, {}, keys)).toBe(expected);
    expect(verdict(session, { resource }, {}, keys)).toBe('allowed');
  });

  it('knows a role by its path where the request says it', () => {
    const resource = policy(
      'its',
      allow({ Principal: { AWS: `arn:aws:iam::${OWN}:role/worker` } }),
    );
    expect(verdict(session, { resource }, {}, { 'aws:PrincipalArn': ROLE })).toBe(
      'implicitly denied',
    );
  });

  it.each<[string, Policies]>([
    ['an identity policy', { identity: [policy('mine', allow(), deny())] }],
    ['a resource policy', { resource: policy('its', deny({ Principal: '*' })) }],
    ['a boundary', { boundaries: [policy('limit', allow(), deny())] }],
    ['a session policy', { session: [policy('session', allow(), deny())] }],
    ['a service control policy', { serviceControl: [[policy('root', allow(), deny())]] }],
    ['a resource control policy', { resourceControl: [policy('guard', deny({ Principal: '*' }))] }],
    ['an endpoint policy', { endpoint: [policy('door', deny({ Principal: '*' }))] }],
  ])('denies what %s denies', (_, policies) => {
    const identity = policies.identity ?? [policy('mine', allow())];
    expect(verdict(session, { ...policies, identity })).toBe('explicitly denied');
  });

  it.each<[string, Policies, Policies]>([
    ['boundary', { boundaries: [nothing] }, { boundaries: [policy('limit', allow())] }],
    ['session policy', { session: [nothing] }, { session: [policy('session', allow())] }],
    [
      'level of service control policies',
      { serviceControl: [[policy('root', allow())], [nothing]] },
      { serviceControl: [[policy('root', allow())], [nothing, policy('unit', allow())]] },
    ],
    [
      'endpoint policy',
      { endpoint: [nothing] },
      { endpoint: [policy('door', allow({ Principal: '*' }))] },
    ],
  ])('needs every %s to allow it too', (_, without, with_) => {
    const identity = [policy('mine', allow())];
    expect(verdict(user, { ...without, identity })).toBe('implicitly denied');
    expect(verdict(user, { ...with_, identity })).toBe('allowed');
  });
});

describe('across accounts', () => {
  const foreign = { resourceAccount: '444455556666' };
  const identity = [policy('mine', allow())];
  const resource = policy('its', allow({ Principal: { AWS: OWN } }));

  it('needs both sides', () => {
    expect(verdict(user, { identity }, foreign)).toBe('implicitly denied');
    expect(verdict(user, { resource }, foreign)).toBe('implicitly denied');
    expect(verdict(user, { identity, resource }, foreign)).toBe('allowed');
  });

  it('lets a boundary limit what both sides allow', () => {
    expect(verdict(user, { identity, resource, boundaries: [nothing] }, foreign)).toBe(
      'implicitly denied',
    );
  });
});

describe('keys and roles', () => {
  const key = {
    action: 'kms:Decrypt',
    resource: `arn:aws:kms:eu-west-1:${OWN}:key/1`,
  };
  const identity = [policy('mine', allow({ Action: 'kms:*' }))];
  const keyPolicy = (AWS: string) => policy('key', allow({ Action: 'kms:*', Principal: { AWS } }));

  it('needs the key policy to let the account decide', () => {
    expect(verdict(user, { identity }, key)).toBe('implicitly denied');
    expect(verdict(user, { identity, resource: keyPolicy(OWN) }, key)).toBe('allowed');
    expect(verdict(user, { resource: keyPolicy(USER) }, key)).toBe('allowed');
  });

  it('needs the trust policy for a role', () => {
    const role = { action: 'sts:AssumeRole', resource: ROLE };
    const mine = [policy('mine', allow({ Action: 'sts:*' }))];
    const trust = (Principal: object) =>
      policy('trust', { Effect: 'Allow', Principal, Action: 'sts:AssumeRole' });
    expect(verdict(user, { identity: mine, resource: trust({ Service: 'x' }) }, role)).toBe(
      'implicitly denied',
    );
    expect(verdict(user, { identity: mine, resource: trust({ AWS: OWN }) }, role)).toBe('allowed');
    expect(verdict(user, { resource: trust({ AWS: USER }) }, role)).toBe('allowed');
  });
});

describe('who is named', () => {
  it.each<[string, RequestPrincipal, object, string]>([
    ['a service', service, { Service: 's3.amazonaws.com' }, 'allowed'],
    ['another service', service, { Service: 'sns.amazonaws.com' }, 'implicitly denied'],
    [
      'a provider',
      { kind: 'federated', provider: 'cognito-identity.amazonaws.com' },
      { Federated: 'cognito-identity.amazonaws.com' },
      'allowed',
    ],
    ['a canonical user', { kind: 'canonical', id: 'abc' }, { CanonicalUser: 'abc' }, 'allowed'],
    ['nobody in particular', { kind: 'anonymous' }, { AWS: '*' }, 'allowed'],
    ['a user to an anonymous caller', { kind: 'anonymous' }, { AWS: USER }, 'implicitly denied'],
    ['a pattern of roles', session, { AWS: `arn:aws:iam::${OWN}:role/*` }, 'implicitly denied'],
  ])('decides for %s', (_, principal, Principal, expected) => {
    expect(verdict(principal, { resource: policy('its', allow({ Principal })) })).toBe(expected);
  });

  it('takes service control policies for users, and not for services', () => {
    const serviceControl = [[nothing]];
    const resource = policy('its', allow({ Principal: '*' }));
    expect(verdict(user, { resource, serviceControl })).toBe('implicitly denied');
    expect(verdict(service, { resource, serviceControl })).toBe('allowed');
  });

  it.each([
    ['the user and the account', [USER, OWN], 'allowed'],
    ['the user alone', [USER], 'unknown'],
    ['the account alone', [OWN], 'explicitly denied'],
    ['somebody else', ['444455556666'], 'explicitly denied'],
  ])('decides a Deny with NotPrincipal of %s', (_, AWS, expected) => {
    const resource = policy('its', deny({ NotPrincipal: { AWS } }));
    expect(verdict(user, { resource, identity: [policy('mine', allow())] })).toBe(expected);
  });
});

describe('what is named', () => {
  it.each([
    [{ Action: 'SQS:send*' }, 'allowed'],
    [{ Action: 'sqs:Send?essage' }, 'allowed'],
    [{ Action: undefined, NotAction: 'sqs:Delete*' }, 'allowed'],
    [{ Action: undefined, NotAction: 'sqs:Send*' }, 'implicitly denied'],
    [{ Resource: 'arn:aws:sqs' }, 'allowed'],
    [{ Resource: `arn:aws:sqs:*:${OWN}:ord*` }, 'allowed'],
    [{ Resource: 'arn:aws:sqs:*:orders' }, 'implicitly denied'],
    [{ Resource: QUEUE.replace('orders', 'Orders') }, 'implicitly denied'],
    [{ Resource: undefined, NotResource: QUEUE }, 'implicitly denied'],
    [{ Resource: undefined, NotResource: `${QUEUE}-dead` }, 'allowed'],
    [{ Resource: undefined, NotResource: 'arn:aws:sqs:*:*:${aws:username}' }, 'unknown'],
  ])('decides %j', (statement, expected) => {
    expect(verdict(user, { identity: [policy('mine', allow(statement))] })).toBe(expected);
  });

  it('reads variables from version 2012-10-17 on', () => {
    const Statement = [allow({ Resource: `arn:aws:sqs:eu-west-1:${OWN}:\${aws:username}` })];
    const keys = { 'aws:username': 'orders' };
    const read = (json: object): Policies => ({ identity: [readPolicy('mine', json) as Policy] });
    expect(verdict(user, read({ Version: '2012-10-17', Statement }), {}, keys)).toBe('allowed');
    expect(verdict(user, read({ Statement }), {}, keys)).toBe('implicitly denied');
  });
});

describe('what is not known', () => {
  const fromOffice = { Condition: { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } } };
  const keys: Readonly<Record<string, ContextValue>> = { 'aws:SourceIp': UNKNOWN_VALUE };

  it('leaves an Allow open, and a Deny', () => {
    expect(verdict(user, { identity: [policy('mine', allow(fromOffice))] }, {}, keys)).toBe(
      'unknown',
    );
    expect(verdict(user, { identity: [policy('mine', allow(), deny(fromOffice))] }, {}, keys)).toBe(
      'unknown',
    );
  });

  it('does not matter where another statement decides', () => {
    const open = allow(fromOffice);
    expect(verdict(user, { identity: [policy('mine', open, allow())] }, {}, keys)).toBe('allowed');
    expect(verdict(user, { identity: [policy('mine', open, deny())] }, {}, keys)).toBe(
      'explicitly denied',
    );
    expect(verdict(user, { identity: [policy('mine', deny(fromOffice))] }, {}, keys)).toBe(
      'implicitly denied',
    );
  });

  it('can be every key that is not listed', () => {
    const context = { keys: {}, otherKeys: 'unknown' as const };
    const identity = [policy('mine', allow(fromOffice))];
    expect(verdict(user, { identity }, { context })).toBe('unknown');
  });
});

describe('explain', () => {
  it('names the statements that allow and deny', () => {
    const identity = [policy('mine', allow({ Sid: 'Send' }))];
    expect(explain(decide(user, { identity }))).toEqual(["statement 'Send' of mine allows it"]);
    const resource = policy('its', allow(), deny({ Principal: '*' }));
    expect(explain(decide(user, { identity, resource }))).toEqual(['statement 2 of its denies it']);
  });

  it('names the condition that failed, with both values', () => {
    const Condition = { ArnLike: { 'aws:SourceArn': 'arn:aws:s3:::photos' } };
    const resource = policy('its', allow({ Principal: '*', Condition }));
    expect(
      explain(decide(service, { resource }, {}, { 'aws:SourceArn': 'arn:aws:s3:::x' })),
    ).toEqual([
      'statement 1 of its allows it only under a condition that does not hold: ArnLike aws:SourceArn "arn:aws:s3:::photos" (the request has "arn:aws:s3:::x")',
    ]);
  });

  it('names the layer that has nothing to say', () => {
    const identity = [policy('mine', allow())];
    expect(explain(decide(user, { identity, boundaries: [nothing] }))).toContain(
      'no statement of the permissions boundary allows it',
    );
  });

  it('names what is not known', () => {
    const Condition = { Bool: { 'aws:SecureTransport': 'true' } };
    const identity = [policy('mine', allow({ Condition }))];
    expect(
      explain(decide(user, { identity }, {}, { 'aws:SecureTransport': UNKNOWN_VALUE })),
    ).toEqual([
      'statement 1 of mine depends on Bool aws:SecureTransport "true" (its value is not known)',
    ]);
  });
});

describe('readPolicy', () => {
  it.each([
    ['{', 'p is not JSON'],
    ['[]', 'p is not a policy: it is not an object'],
    [{ Statement: [1] }, 'statement 1 of p is not an object'],
    [
      { Statement: { Effect: 'allow' } },
      'the Effect of statement 1 of p is neither Allow nor Deny',
    ],
  ])('says why %j is no policy', (json, problem) => {
    expect(readPolicy('p', json)).toEqual({ problem });
  });

  it('takes one statement for a list of one', () => {
    expect(readPolicy('p', { Statement: allow() })).toMatchObject({
      statements: [{ position: 1, actions: ['sqs:SendMessage'] }],
    });
  });
});
