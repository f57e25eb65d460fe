import type { ResourceType } from '../resource-type/resource-type';

export const eksCluster: ResourceType = {
  type: 'aws_eks_cluster',
  noun: 'Kubernetes cluster',
  arn: 'arn:{partition}:eks:{region}:{account}:cluster/{name}',
  defaults: { 'vpc_config.endpoint_public_access': true },
  onlyInProvider6: ['deletion_protection'],
  forceNew: ['bootstrap_self_managed_addons', 'name', 'role_arn'],
  loss: { weight: 'service', holds: 'everything that runs in it' },
  guards: [
    {
      topic: 'protection',
      argument: 'deletion_protection',
      kind: 'flag',
      lost: 'can be deleted: its deletion protection is off',
      gained: 'can no longer be deleted by mistake: its deletion protection is on',
    },
  ],
  encryption: { key: 'encryption_config.provider.key_arn', otherwise: 'aws' },
  exposures: [
    {
      opens: 'address',
      argument: 'vpc_config.endpoint_public_access',
      when: [true],
      open: 'answers at a public endpoint',
      closed: 'no longer answers at a public endpoint',
    },
  ],
};
