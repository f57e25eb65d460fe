import { blocksOf, textOf } from '@archway/terraform';
import { isStated } from '../estate/attributes';
import type { Estate, Subject } from '../estate/estate';
import type { Statement } from './policy';
import { policyOf } from './policy-of';

/** A policy document, and the resource that states it. */
export interface StatedPolicy {
  readonly stated: Subject;
  /** Undefined where the document is not known. */
  readonly statements: readonly Statement[] | undefined;
}

/** Types whose argument is the policy of an identity. */
const IDENTITY: readonly (readonly [type: string, argument: string])[] = [
  ['aws_iam_policy', 'policy'],
  ['aws_iam_role_policy', 'policy'],
  ['aws_iam_user_policy', 'policy'],
  ['aws_iam_group_policy', 'policy'],
  ['aws_ssoadmin_permission_set_inline_policy', 'inline_policy'],
];

/** Types whose argument is the policy of a resource: who may use it. */
const RESOURCE: readonly (readonly [type: string, argument: string])[] = [
  ['aws_s3_bucket', 'policy'],
  ['aws_s3_bucket_policy', 'policy'],
  ['aws_s3_access_point', 'policy'],
  ['aws_sqs_queue', 'policy'],
  ['aws_sqs_queue_policy', 'policy'],
  ['aws_sns_topic', 'policy'],
  ['aws_sns_topic_policy', 'policy'],
  ['aws_kms_key', 'policy'],
  ['aws_kms_key_policy', 'policy'],
  ['aws_ecr_repository_policy', 'policy'],
  ['aws_secretsmanager_secret', 'policy'],
  ['aws_secretsmanager_secret_policy', 'policy'],
  ['aws_efs_file_system_policy', 'policy'],
  ['aws_backup_vault_policy', 'policy'],
  ['aws_dynamodb_resource_policy', 'policy'],
  ['aws_kinesis_resource_policy', 'policy'],
  ['aws_opensearch_domain_policy', 'access_policies'],
  ['aws_cloudwatch_event_bus_policy', 'policy'],
  ['aws_cloudwatch_log_resource_policy', 'policy_document'],
  ['aws_api_gateway_rest_api_policy', 'policy'],
];

export function identityPoliciesOf(estate: Estate): readonly StatedPolicy[] {
  const inline = estate.all('aws_iam_role').flatMap((stated) =>
    blocksOf(stated.attributes['inline_policy'])
      .filter((block) => isStated(block['policy']))
      .map((block) => ({ stated, statements: policyOf(stated, block['policy']) })),
  );
  return [...statedIn(estate, IDENTITY), ...inline];
}

/** Policies of resources; a permission of a function is a statement of its policy. */
export function resourcePoliciesOf(estate: Estate): readonly StatedPolicy[] {
  const permissions = estate.all('aws_lambda_permission').map((stated) => ({
    stated,
    statements: [permissionOf(stated)],
  }));
  return [...statedIn(estate, RESOURCE), ...permissions];
}

function statedIn(
  estate: Estate,
  types: readonly (readonly [string, string])[],
): readonly StatedPolicy[] {
  return types.flatMap(([type, argument]) =>
    estate
      .all(type)
      .filter(({ attributes }) => isStated(attributes[argument]))
      .map((stated) => ({ stated, statements: policyOf(stated, stated.attributes[argument]) })),
  );
}

const CONDITIONS = [
  ['source_arn', 'ArnLike', 'aws:sourcearn'],
  ['source_account', 'StringEquals', 'aws:sourceaccount'],
  ['principal_org_id', 'StringEquals', 'aws:principalorgid'],
  ['event_source_token', 'StringEquals', 'lambda:eventsourcetoken'],
] as const;

/** A permission of a function as the statement that Lambda puts into the function's policy. */
export function permissionOf({ attributes }: Pick<Subject, 'attributes'>): Statement {
  const principal = textOf(attributes['principal']) ?? '';
  return {
    effect: 'Allow',
    principals: [
      {
        type: principal === '*' ? '*' : principal.includes('.') ? 'Service' : 'AWS',
        id: principal,
      },
    ],
    actions: [textOf(attributes['action']) ?? ''],
    notActions: [],
    resources: [],
    notResources: [],
    conditions: CONDITIONS.filter(([argument]) => isStated(attributes[argument])).map(
      ([argument, operator, key]) => {
        const value = attributes[argument];
        const shown = textOf(value) ?? JSON.stringify(value);
        return { operator, key, values: [shown.replace(/^"|"$/g, '')] };
      },
    ),
  };
}
