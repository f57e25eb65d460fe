import type { ResourceType } from '../resource-type/resource-type';

export const dbProxy: ResourceType = {
  type: 'aws_db_proxy',
  noun: 'database proxy',
  arn: 'arn:{partition}:rds:{region}:{account}:db-proxy:{name}',
  securityGroups: 'vpc_security_group_ids',
  references: { role_arn: ['aws_iam_role'], vpc_security_group_ids: ['aws_security_group'] },
  forceNew: ['engine_family', 'vpc_subnet_ids'],
  loss: { weight: 'identity', holds: 'the endpoint that clients connect to' },
  guards: [
    {
      topic: 'protection',
      argument: 'require_tls',
      kind: 'flag',
      lost: 'takes connections without TLS',
      gained: 'takes connections with TLS only',
    },
  ],
  example: {
    engine_family: 'POSTGRESQL',
    auth: [
      {
        auth_scheme: 'SECRETS',
        secret_arn: 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:example-AbCdEf',
      },
    ],
    vpc_subnet_ids: ['subnet-0a1b2c3d4e5f60711', 'subnet-0a1b2c3d4e5f60712'],
  },
};
