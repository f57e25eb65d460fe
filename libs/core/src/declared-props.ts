// Written by tools/declared-props.mjs from the declarations.
import { DeclaredProps } from './declared-props/declared-props';

export const declaredProps = new DeclaredProps(
  { AwsStack: 'AwsStackProps', Key: 'KeyProps', ReplicaKey: 'ReplicaKeyProps', Role: 'RoleProps' },
  {
    AwsStackProps: {
      accountId: 'string',
      region: 'string',
      'partition?': "'aws' | 'aws-cn' | 'aws-us-gov'",
      'availabilityZones?': 'List<string>',
      stage: 'string',
      'production?': 'boolean',
      'tags?': 'Record<string>',
      'state?': 'S3State',
    },
    KeyProps: {
      'description?': 'string',
      'alias?': 'string',
      'rotationPeriodDays?': 'number',
      'deletionWindowDays?': 'number',
      'multiRegion?': 'boolean',
    },
    ReplicaKeyProps: {
      primaryKeyArn: 'string',
      'description?': 'string',
      'alias?': 'string',
      'deletionWindowDays?': 'number',
    },
    RoleProps: {
      assumedBy: 'string',
      'assumeConditions?': 'Record<Record<string | List<string>>>',
      'description?': 'string',
      'permissionsBoundaryArn?': 'string',
      'maxSessionDurationSeconds?': 'number',
    },
    S3State: { bucket: 'string', 'region?': 'string', 'key?': 'string', 'kmsKeyArn?': 'string' },
  },
  {},
);
