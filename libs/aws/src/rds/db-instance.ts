import type { ResourceType } from '../resource-type/resource-type';

export const dbInstance: ResourceType = {
  type: 'aws_db_instance',
  noun: 'database',
  nameArgument: 'identifier',
  arn: 'arn:{partition}:rds:{region}:{account}:db:{name}',
  references: {
    kms_key_id: ['aws_kms_key', 'aws_kms_alias'],
    vpc_security_group_ids: ['aws_security_group'],
  },
  securityGroups: 'vpc_security_group_ids',
  defaults: { skip_final_snapshot: false },
  serviceDefaults: { backup_retention_period: 0 },
  forceNew: ['db_name', 'username', 'engine', 'kms_key_id', 'storage_encrypted'],
  loss: { weight: 'data', holds: 'data' },
  deletion: [
    { kind: 'refused', argument: 'deletion_protection' },
    { kind: 'final-snapshot' },
    { kind: 'automated-backups', argument: 'delete_automated_backups' },
  ],
  guards: [
    {
      topic: 'protection',
      argument: 'deletion_protection',
      kind: 'flag',
      lost: 'can be deleted: its deletion protection is off',
      gained: 'can no longer be deleted by mistake: its deletion protection is on',
    },
    {
      topic: 'protection',
      argument: 'multi_az',
      kind: 'flag',
      lost: 'no longer has a standby in another zone: multi_az is off',
      gained: 'has a standby in another zone',
    },
    {
      topic: 'backup',
      argument: 'backup_retention_period',
      kind: 'amount',
      what: 'keeps backups for',
      unit: 'days',
      none: 'is no longer backed up and loses its automated backups',
      noneLevel: 'stop',
    },
    {
      topic: 'backup',
      argument: 'skip_final_snapshot',
      kind: 'flag',
      guarding: false,
      lost: 'would be destroyed without a final snapshot',
      gained: 'would be destroyed with a final snapshot',
    },
  ],
  encryption: {
    flag: 'storage_encrypted',
    key: 'kms_key_id',
    otherwise: 'nobody',
    inheritedFrom: ['snapshot_identifier', 'replicate_source_db'],
  },
  exposures: [
    {
      opens: 'address',
      argument: 'publicly_accessible',
      when: [true],
      open: 'has a public address',
      closed: 'no longer has a public address',
      level: 'stop',
    },
  ],
  example: {
    engine: 'postgres',
    instance_class: 'db.t4g.micro',
    allocated_storage: 20,
    username: 'example',
    password: 'example-password',
  },
};
