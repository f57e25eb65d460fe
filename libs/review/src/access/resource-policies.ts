import { isStated, labelOf, permissionOf, type Statement, type Subject } from '@archway/checks';
import { grantsOf, type Grant } from '../grants/grant';
import type { PolicyReader } from '../policy-text/policy-reader';
import { nameOf, type Named, type Side } from '../side/sides';

/** Who may use one resource, on one side of a plan. */
export interface Admission {
  readonly target: Named;
  readonly grants: readonly Grant[];
  /** Who states a policy that cannot be seen. */
  readonly unseen: readonly Subject[];
  /** The resources that state its policy. */
  readonly stated: readonly Subject[];
}

/** Types whose argument is the policy of the resource that another argument names. */
const SEPARATE: readonly (readonly [
  type: string,
  policy: string,
  names: string,
  target: string,
])[] = [
  ['aws_s3_bucket_policy', 'policy', 'bucket', 'aws_s3_bucket'],
  ['aws_sqs_queue_policy', 'policy', 'queue_url', 'aws_sqs_queue'],
  ['aws_sns_topic_policy', 'policy', 'arn', 'aws_sns_topic'],
  ['aws_kms_key_policy', 'policy', 'key_id', 'aws_kms_key'],
  ['aws_ecr_repository_policy', 'policy', 'repository', 'aws_ecr_repository'],
  ['aws_secretsmanager_secret_policy', 'policy', 'secret_arn', 'aws_secretsmanager_secret'],
  ['aws_efs_file_system_policy', 'policy', 'file_system_id', 'aws_efs_file_system'],
  ['aws_backup_vault_policy', 'policy', 'backup_vault_name', 'aws_backup_vault'],
  ['aws_dynamodb_resource_policy', 'policy', 'resource_arn', 'aws_dynamodb_table'],
  ['aws_kinesis_resource_policy', 'policy', 'resource_arn', 'aws_kinesis_stream'],
  ['aws_opensearch_domain_policy', 'access_policies', 'domain_name', 'aws_opensearch_domain'],
  ['aws_cloudwatch_event_bus_policy', 'policy', 'event_bus_name', 'aws_cloudwatch_event_bus'],
  ['aws_api_gateway_rest_api_policy', 'policy', 'rest_api_id', 'aws_api_gateway_rest_api'],
  ['aws_s3control_access_point_policy', 'policy', 'access_point_arn', 'aws_s3_access_point'],
  ['aws_vpc_endpoint_policy', 'policy', 'vpc_endpoint_id', 'aws_vpc_endpoint'],
];

/** Types that state their policy themselves; the provider also shows there what a separate resource states. */
const OWN: readonly (readonly [type: string, policy: string])[] = [
  ['aws_s3_bucket', 'policy'],
  ['aws_sqs_queue', 'policy'],
  ['aws_sns_topic', 'policy'],
  ['aws_kms_key', 'policy'],
  ['aws_secretsmanager_secret', 'policy'],
  ['aws_opensearch_domain', 'access_policies'],
  ['aws_api_gateway_rest_api', 'policy'],
  ['aws_s3_access_point', 'policy'],
  ['aws_vpc_endpoint', 'policy'],
];

/** How the policies of a side are read. */
export interface Look {
  readonly side: Side;
  readonly read: PolicyReader['after'];
  readonly settled: PolicyReader['settled'];
}

/** Who may use what, by the key of what is used. */
export function admissionsOf({ side, read, settled }: Look): ReadonlyMap<string, Admission> {
  const admissions = new Map<string, Admission>();
  const add = (
    target: Named,
    stated: Subject,
    statements: readonly Statement[] | undefined,
  ): void => {
    const known = admissions.get(target.key) ?? { target, grants: [], unseen: [], stated: [] };
    admissions.set(target.key, {
      ...known,
      stated: [...known.stated, stated],
      grants: [...known.grants, ...grantsOf(statements ?? [], stated.address)],
      unseen: statements === undefined ? [...known.unseen, stated] : known.unseen,
    });
  };
  for (const [type, policy, names, targetType] of SEPARATE) {
    for (const stated of side.all(type)) {
      add(targetOf(side, stated, names, targetType), stated, read(stated.attributes[policy]));
    }
  }
  for (const stated of side.all('aws_lambda_permission')) {
    const target = targetOf(side, stated, 'function_name', 'aws_lambda_function');
    add(target, stated, [permissionOf({ attributes: settled(stated.attributes) })]);
  }
  for (const [stated, value] of ownPolicies(side)) {
    const target = { key: side.keyOf(stated), text: nameOf(stated), subject: stated };
    if (!admissions.has(target.key)) add(target, stated, read(value));
  }
  return admissions;
}

function ownPolicies(side: Side): readonly (readonly [Subject, Subject['attributes'][string]])[] {
  return OWN.flatMap(([type, policy]) =>
    side.all(type).flatMap((stated) => {
      const value = stated.attributes[policy];
      return value === undefined || !isStated(value) ? [] : [[stated, value] as const];
    }),
  );
}

function targetOf(side: Side, stated: Subject, argument: string, type: string): Named {
  return (
    side.named(stated, stated.attributes[argument], type) ?? {
      key: `target of ${side.keyOf(stated)}`,
      text: `what ${labelOf(stated)} is for`,
    }
  );
}

/** The argument that holds the policy of a type. */
export function policyArgument(type: string): string {
  const found = [...SEPARATE, ...OWN].find(([each]) => each === type);
  return found?.[1] ?? 'policy';
}
