import { createValidatedPolicy, validateResourcePolicy } from '@cloud-copilot/iam-policy';
import { runUnsafeSimulation } from '@cloud-copilot/iam-simulate';
import { readPolicy } from '../policy/read-policy';
import type { Policy } from '../policy/statement';
import { evaluate, type Verdict } from './evaluate';
import { randomCase, type RandomCase } from './random-requests';

/**
 * Another evaluator judges the same requests. Both packages are under AGPL-3.0 and are development
 * dependencies of the workspace only. Session and endpoint policies are not in the comparison: the
 * variant of the other evaluator that answers at once leaves them out.
 */
const CASES = 24_000;

/** Where the two differ, and what AWS's documentation says. */
const DIFFERENCES: Readonly<Record<string, (policies: string) => boolean>> = {
  // "IAM JSON policy elements: Version": before 2012-10-17, `${aws:username}` is plain text.
  'variables before version 2012-10-17': (policies) =>
    policies.includes('2008-10-17') && policies.includes('${'),
  // "Variables and tags" does not decide it, so the answer here is unknown.
  'NotResource with a variable without a value': (policies) =>
    /"NotResource":[^\]}]*\$\{/.test(policies),
  // "Condition operators", IfExists: a condition whose key is absent is true.
  'ForAnyValue with IfExists without the key': (policies) =>
    /"ForAnyValue:\w+IfExists"/.test(policies),
  // "IP address condition operators": all addresses except those of the range, of both versions.
  'NotIpAddress with a range of the other IP version': (policies) =>
    /"NotIpAddress(IfExists)?"/.test(policies),
};

it(`decides ${CASES} requests as another evaluator does, but where AWS says otherwise`, () => {
  const counts = new Map<string, number>();
  const unexplained: string[] = [];
  for (let seed = 0; seed < CASES; seed++) {
    const random = randomCase(seed);
    const [own, other] = [ownVerdict(random), otherVerdict(random)];
    if (own === other) continue;
    const text = JSON.stringify(random);
    const reason = Object.entries(DIFFERENCES).find(([, explains]) => explains(text))?.[0];
    if (reason === undefined) unexplained.push(`seed ${seed}: ${own} and not ${other}`);
    else counts.set(reason, (counts.get(reason) ?? 0) + 1);
  }
  expect(unexplained).toEqual([]);
  expect([...counts.keys()].sort()).toEqual(Object.keys(DIFFERENCES).sort());
}, 240_000);

it('draws requests that end in each way', () => {
  const verdicts = Array.from({ length: 2000 }, (_, seed) => ownVerdict(randomCase(seed)));
  for (const verdict of ['allowed', 'explicitly denied', 'implicitly denied'])
    expect(verdicts.filter((each) => each === verdict).length).toBeGreaterThan(100);
});

function policy(json: object): Policy {
  const read = readPolicy('policy', json);
  if ('problem' in read) throw new Error(read.problem);
  return read;
}

function ownVerdict(random: RandomCase): Verdict {
  const { principal, boundary, resourcePolicy, serviceControl } = random;
  return evaluate(
    {
      principal: principal.startsWith('arn:')
        ? { kind: 'arn', arn: principal }
        : { kind: 'service', service: principal },
      action: random.action,
      resource: random.resource,
      resourceAccount: random.resourceAccount,
      context: { keys: random.keys, otherKeys: 'absent' },
    },
    {
      identity: random.identity.map(policy),
      resourceControl: random.resourceControl.map(policy),
      ...(resourcePolicy === undefined ? {} : { resource: policy(resourcePolicy) }),
      ...(boundary === undefined ? {} : { boundaries: [policy(boundary)] }),
      ...(serviceControl.length === 0
        ? {}
        : { serviceControl: serviceControl.map((level) => level.map(policy)) }),
    },
  ).verdict;
}

const FULL_ACCESS = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' }],
};

function otherVerdict(random: RandomCase): Verdict {
  const named = (policies: readonly object[]) =>
    policies.map((each) => ({ name: 'policy', policy: each }));
  const { boundary, resourcePolicy, serviceControl, resourceControl } = random;
  const verdict = runUnsafeSimulation(
    {
      request: {
        principal: random.principal,
        action: random.action,
        resource: { resource: random.resource, accountId: random.resourceAccount },
        contextVariables: { ...random.keys },
      },
      identityPolicies: named(random.identity),
      serviceControlPolicies: serviceControl.map((level, at) => ({
        orgIdentifier: `ou-${at}`,
        policies: named(level),
      })),
      resourceControlPolicies:
        resourceControl.length === 0
          ? []
          : [{ orgIdentifier: 'ou', policies: named([FULL_ACCESS, ...resourceControl]) }],
      ...(resourcePolicy === undefined
        ? {}
        : {
            resourcePolicy: createValidatedPolicy(resourcePolicy, validateResourcePolicy, {
              name: 'policy',
            }),
          }),
      ...(boundary === undefined ? {} : { permissionBoundaryPolicies: named([boundary]) }),
    },
    {},
  );
  switch (verdict) {
    case 'Allowed':
      return 'allowed';
    case 'ExplicitlyDenied':
      return 'explicitly denied';
    case 'ImplicitlyDenied':
      return 'implicitly denied';
  }
}
