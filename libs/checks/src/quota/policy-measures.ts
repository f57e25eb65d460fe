import { blocksOf, isList, type Value } from '@archway/terraform';
import type { Estate, Subject } from '../estate/estate';
import { policyOf, policyText } from '../policy/policy-of';
import { measured, type Measured } from './measured';

type Number = readonly [Subject, number];

export function policyMeasures(estate: Estate): readonly Measured[] {
  const sizes = (type: string, argument = 'policy'): readonly Number[] =>
    estate.all(type).map((each) => [each, sizeOf(each, each.attributes[argument])] as const);
  const queues = estate.all('aws_sqs_queue_policy', 'aws_sqs_queue');
  return [
    ...measured('managedPolicySize', sizes('aws_iam_policy')),
    ...measured('trustPolicySize', sizes('aws_iam_role', 'assume_role_policy')),
    ...measured('rolePolicySize', together(estate, 'role')),
    ...measured('userPolicySize', together(estate, 'user')),
    ...measured('groupPolicySize', together(estate, 'group')),
    ...measured('policiesPerRole', attachedTo(estate)),
    ...measured('queuePolicySize', [...sizes('aws_sqs_queue_policy'), ...sizes('aws_sqs_queue')]),
    ...measured(
      'queuePolicyStatements',
      queues.map((each) => [each, policyOf(each, each.attributes['policy'])?.length ?? 0] as const),
    ),
    ...measured('bucketPolicySize', sizes('aws_s3_bucket_policy')),
    ...measured('keyPolicySize', [...sizes('aws_kms_key'), ...sizes('aws_kms_key_policy')]),
  ];
}

/** The size without white space between tokens, which IAM does not count; references count as nothing. */
function sizeOf({ configuration }: Subject, value: Value | undefined): number {
  const text = policyText(configuration, value);
  if (text === undefined) return 0;
  const known = text.replace(/\$\{[^{}]*\}/g, '');
  try {
    return Buffer.byteLength(JSON.stringify(JSON.parse(known)));
  } catch {
    return 0;
  }
}

function together(estate: Estate, owner: 'role' | 'user' | 'group'): readonly Number[] {
  return estate.all(`aws_iam_${owner}`).map((subject) => {
    const inline = blocksOf(subject.attributes['inline_policy']).map(({ policy }) =>
      sizeOf(subject, policy),
    );
    const separate = estate
      .naming(subject, `aws_iam_${owner}_policy`, owner)
      .map((each) => sizeOf(each, each.attributes['policy']));
    return [subject, [...inline, ...separate].reduce((sum, size) => sum + size, 0)] as const;
  });
}

function attachedTo(estate: Estate): readonly Number[] {
  return estate.all('aws_iam_role').map((role) => {
    const stated = role.attributes['managed_policy_arns'];
    return [
      role,
      (isList(stated) ? stated.length : 0) +
        estate.naming(role, 'aws_iam_role_policy_attachment', 'role').length,
    ] as const;
  });
}
