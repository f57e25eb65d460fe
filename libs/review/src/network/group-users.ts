import type { Subject } from '@archway/checks';
import { blocksOf, isList, type ObjectValue, type Value } from '@archway/terraform';
import type { Named, Side } from '../side/sides';
import { GROUPS } from './group-rules';

/** Arguments that give a security group to something, at the top of a resource. */
const ARGUMENTS = ['vpc_security_group_ids', 'security_groups', 'security_group_ids'] as const;

/** Blocks that have such an argument. */
const BLOCKS = [
  'vpc_config',
  'network_configuration',
  'network_interfaces',
  'vpc_options',
  'broker_node_group_info',
] as const;

/** What has security groups. */
const TYPES = [
  'aws_instance',
  'aws_launch_template',
  'aws_network_interface',
  'aws_lb',
  'aws_alb',
  'aws_elb',
  'aws_db_instance',
  'aws_rds_cluster',
  'aws_docdb_cluster',
  'aws_neptune_cluster',
  'aws_redshift_cluster',
  'aws_elasticache_cluster',
  'aws_elasticache_replication_group',
  'aws_opensearch_domain',
  'aws_msk_cluster',
  'aws_lambda_function',
  'aws_ecs_service',
  'aws_eks_cluster',
  'aws_efs_mount_target',
  'aws_vpc_endpoint',
] as const;

export const LOAD_BALANCERS: readonly string[] = ['aws_lb', 'aws_alb', 'aws_elb'];

/** Something with its security groups. */
export interface GroupUser {
  readonly subject: Subject;
  readonly key: string;
  readonly groups: ReadonlyMap<string, Named>;
  /** The attributes at its top level that name them. */
  readonly stated: readonly string[];
}

export function groupUsersOf(side: Side): readonly GroupUser[] {
  return side.all(...TYPES).flatMap((subject) => {
    const groups = new Map<string, Named>();
    const stated: string[] = [];
    for (const [attribute, value] of valuesOf(subject.attributes)) {
      const named = side.named(subject, value, ...GROUPS);
      if (named === undefined) continue;
      groups.set(named.key, named);
      stated.push(attribute);
    }
    const key = side.keyOf(subject);
    return groups.size === 0 ? [] : [{ subject, key, groups, stated: [...new Set(stated)] }];
  });
}

function valuesOf(attributes: ObjectValue): readonly (readonly [string, Value])[] {
  const at = (block: ObjectValue, top?: string): readonly (readonly [string, Value])[] =>
    ARGUMENTS.flatMap((name) => {
      const value = block[name];
      const items = isList(value) ? value : value === undefined ? [] : [value];
      return items.map((item) => [top ?? name, item] as const);
    });
  return [
    ...at(attributes),
    ...BLOCKS.flatMap((name) => blocksOf(attributes[name]).flatMap((block) => at(block, name))),
  ];
}
