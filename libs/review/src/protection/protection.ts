import { textOf } from '@archway/terraform';
import type { Compared } from '../comparison/comparison';
import { compareGuards, compareRemovals, goesToo, type Guard, type Removal } from '../guards/guard';
import { choiceGuard, flagGuard } from '../guards/kinds';
import type { Meaning } from '../review/review';
import { nameOf } from '../side/sides';

const DELETION_PROTECTED = [
  'aws_db_instance',
  'aws_rds_cluster',
  'aws_rds_global_cluster',
  'aws_docdb_cluster',
  'aws_neptune_cluster',
  'aws_eks_cluster',
] as const;

const FORCED = [
  'aws_s3_bucket',
  'aws_ecr_repository',
  'aws_backup_vault',
  'aws_route53_zone',
  'aws_iam_user',
] as const;

const IMDS = ['aws_instance', 'aws_launch_template'] as const;

const deletable = {
  lost: 'can be deleted: its deletion protection is off',
  gained: 'cannot be deleted by mistake any more: its deletion protection is on',
} as const;

const GUARDS: readonly Guard[] = [
  flagGuard({ types: DELETION_PROTECTED, path: ['deletion_protection'] }, deletable),
  flagGuard({ types: ['aws_dynamodb_table'], path: ['deletion_protection_enabled'] }, deletable),
  flagGuard({ types: ['aws_lb', 'aws_alb'], path: ['enable_deletion_protection'] }, deletable),
  choiceGuard(
    { types: ['aws_cognito_user_pool'], path: ['deletion_protection'] },
    {
      ...deletable,
      guarding: ['ACTIVE'],
    },
  ),
  flagGuard(
    { types: ['aws_db_instance'], path: ['multi_az'] },
    {
      lost: 'has no standby in another zone any more: multi_az is off',
      gained: 'has a standby in another zone',
    },
  ),
  flagGuard(
    { types: ['aws_elasticache_replication_group'], path: ['automatic_failover_enabled'] },
    {
      lost: 'fails over to no replica any more',
      gained: 'fails over to a replica by itself',
    },
  ),
  flagGuard({ types: ['aws_networkfirewall_firewall'], path: ['delete_protection'] }, deletable),
  flagGuard(
    { types: ['aws_instance'], path: ['disable_api_termination'] },
    {
      lost: 'can be terminated: its termination protection is off',
      gained: 'cannot be terminated by mistake any more: its termination protection is on',
    },
  ),
  flagGuard(
    { types: ['aws_emr_cluster'], path: ['termination_protection'] },
    {
      lost: 'can be terminated: its termination protection is off',
      gained: 'cannot be terminated by mistake any more: its termination protection is on',
    },
  ),
  flagGuard(
    { types: FORCED, path: ['force_destroy'] },
    {
      guarding: false,
      lost: 'would be destroyed with all that is in it: force_destroy is on',
      gained: 'would not be destroyed while something is in it: force_destroy is off',
    },
  ),
  flagGuard(
    { types: ['aws_ecr_repository'], path: ['force_delete'] },
    {
      guarding: false,
      lost: 'would be destroyed with all that is in it: force_delete is on',
      gained: 'would not be destroyed while something is in it: force_delete is off',
    },
  ),
  flagGuard(
    { types: ['aws_kms_key', 'aws_kms_replica_key'], path: ['enable_key_rotation'] },
    {
      lost: 'is not rotated any more',
      gained: 'is rotated',
    },
  ),
  flagGuard(
    { types: ['aws_kms_key', 'aws_kms_external_key'], path: ['is_enabled'] },
    {
      otherwise: true,
      lost: 'is disabled: nothing that it encrypts can be read',
      gained: 'is enabled',
    },
  ),
  choiceGuard(
    { types: IMDS, path: ['metadata_options', 'http_tokens'] },
    {
      guarding: ['required'],
      lost: 'answers metadata requests without a token again: IMDSv2 is not required',
      gained: 'requires IMDSv2',
    },
  ),
  choiceGuard(
    { types: ['aws_s3_bucket_object_lock_configuration'], path: ['object_lock_enabled'] },
    {
      guarding: ['Enabled'],
      lost: 'no longer locks objects',
      gained: 'locks objects',
    },
  ),
  choiceGuard(
    {
      types: ['aws_s3_bucket_object_lock_configuration'],
      path: ['rule', 'default_retention', 'mode'],
    },
    {
      guarding: ['COMPLIANCE'],
      lost: 'no longer locks new objects in compliance mode, which nobody can undo',
      gained: 'locks new objects in compliance mode, which nobody can undo',
    },
  ),
  choiceGuard(
    { types: ['aws_ecr_repository'], path: ['image_tag_mutability'] },
    {
      guarding: ['IMMUTABLE', 'IMMUTABLE_WITH_EXCLUSION'],
      otherwise: 'MUTABLE',
      lost: 'lets tags of images be overwritten',
      gained: 'no longer lets tags of images be overwritten',
    },
  ),
];

/** What goes with its account-wide or separate resource. */
const REMOVALS: readonly Removal[] = [
  {
    types: ['aws_shield_protection'],
    tell: (subject) => {
      const arn = textOf(subject.attributes['resource_arn']);
      return `${nameOf(subject)}: Shield Advanced no longer protects ${arn ?? 'what it did'}`;
    },
  },
  {
    types: ['aws_macie2_account'],
    tell: (subject) => `${nameOf(subject)}: Macie is switched off`,
  },
  {
    types: ['aws_inspector2_enabler'],
    tell: (subject) => `${nameOf(subject)}: Inspector no longer scans`,
  },
  {
    types: ['aws_accessanalyzer_analyzer'],
    tell: (subject) => `${nameOf(subject)}: Access Analyzer no longer looks for what is shared`,
  },
  {
    types: ['aws_s3_bucket_object_lock_configuration'],
    tell: (subject, sides) =>
      goesToo(sides, subject, 'bucket', 'aws_s3_bucket')
        ? undefined
        : `${nameOf(subject)}: new objects are no longer locked`,
  },
];

const ABOUT = { topic: 'protection', kind: 'protection' } as const;

/** Protections against deletion and misuse that are switched on or off. */
export function compareProtections(compared: Compared): readonly Meaning[] {
  return [...compareGuards(compared, GUARDS, ABOUT), ...compareRemovals(compared, REMOVALS, ABOUT)];
}
