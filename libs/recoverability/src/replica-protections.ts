import type { Estate, Subject } from '@archway/checks';
import { isStated } from '@archway/checks';
import { blocksOf, textOf, type ObjectValue } from '@archway/terraform';
import { elsewhere } from './candidates';
import { objective, type Protection } from './model';

/** What other resources keep of a subject in another region. */
export function replicaProtections(estate: Estate, subject: Subject): readonly Protection[] {
  switch (subject.type) {
    case 'aws_ecr_repository':
      return registryReplication(estate, subject);
    case 'aws_rds_cluster':
      return globalDatabase(estate, subject);
    case 'aws_db_instance':
      return readReplicas(estate, subject);
    default:
      return [];
  }
}

/**
 * Copies that a registry makes of the images of its repositories.
 *
 * @see https://docs.aws.amazon.com/AmazonECR/latest/userguide/replication.html
 */
function registryReplication(estate: Estate, subject: Subject): readonly Protection[] {
  const name = textOf(subject.attributes['name']);
  return estate
    .all('aws_ecr_replication_configuration')
    .filter((each) => !elsewhere(each, subject))
    .flatMap((each) =>
      blocksOf(each.attributes['replication_configuration'])
        .flatMap((block) => blocksOf(block['rule']))
        .map((rule) => ({ each, rule, included: includes(rule, name) })),
    )
    .filter(({ included }) => included !== false)
    .flatMap(({ each, rule, included }) =>
      blocksOf(rule['destination']).map((destination): Protection => {
        const region = textOf(destination['region']);
        return {
          kind: 'replication',
          by: each.address,
          detail: `images in ${region ?? 'a region that is not known'}`,
          restores: false,
          ...(region === undefined || region === subject.resource.region
            ? {}
            : { regionRpo: objective({ name: 'replication lag' }) }),
          ...(included === undefined ? { unknown: 'whether the filter has its name' } : {}),
        };
      }),
    );
}

function includes(rule: ObjectValue, name: string | undefined): boolean | undefined {
  const filters = blocksOf(rule['repository_filter']).map((filter) => textOf(filter['filter']));
  if (filters.length === 0) return true;
  if (name === undefined || filters.includes(undefined)) return undefined;
  return filters.some((filter) => filter !== undefined && name.startsWith(filter));
}

/** Clusters of other regions that follow a cluster, by the global database of both. */
function globalDatabase(estate: Estate, subject: Subject): readonly Protection[] {
  const made = estate.naming(subject, 'aws_rds_global_cluster', 'source_db_cluster_identifier');
  const joined = estate.target(
    subject,
    subject.attributes['global_cluster_identifier'],
    'aws_rds_global_cluster',
  );
  const identifiers = [
    ...[...made, ...(joined === undefined ? [] : [joined])].map((each) =>
      textOf(each.attributes['global_cluster_identifier']),
    ),
    textOf(subject.attributes['global_cluster_identifier']),
  ].filter((each) => each !== undefined);
  const followers = estate.all('aws_rds_cluster').filter((other) => {
    if (other.key === subject.key || other.resource.region === subject.resource.region)
      return false;
    const identifier = textOf(other.attributes['global_cluster_identifier']);
    return identifier !== undefined && identifiers.includes(identifier);
  });
  const replicas = followers.map((other) => replicaBy(other, 'global database'));
  if (replicas.length > 0) return replicas;
  if (!isStated(subject.attributes['global_cluster_identifier']) && made.length === 0) return [];
  const by = made[0]?.address ?? subject.address;
  return [
    {
      kind: 'replication',
      by,
      detail: 'global database',
      restores: false,
      promotes: true,
      regionRpo: objective({ name: 'replication lag' }),
    },
  ];
}

function readReplicas(estate: Estate, subject: Subject): readonly Protection[] {
  return estate
    .naming(subject, 'aws_db_instance', 'replicate_source_db')
    .filter((other) => elsewhere(other, subject))
    .map((other) => replicaBy(other, 'read replica'));
}

function replicaBy(other: Subject, noun: string): Protection {
  return {
    kind: 'replication',
    by: other.address,
    detail: `${noun} in ${other.resource.region ?? 'another region'}`,
    restores: false,
    promotes: true,
    regionRpo: objective({ name: 'replication lag' }),
  };
}
