import type { Problem } from '@archway/core';
import { isOpen, notMatching, notOneOf, notWhole, problemIf, show } from '@archway/core';
import type { AccessPointOptions, FileSystemProps } from './file-system-props';
import { FILE_LIFECYCLE_DAYS } from './file-system-props';

/** What EFS would refuse, and what would not survive what it is meant for. */
export function fileSystemProblems(props: FileSystemProps, region: string): readonly Problem[] {
  const { subnets, securityGroups, oneZone, replication } = props;
  const { infrequentAccessAfterDays: cool = 30, archiveAfterDays: cold } = props;
  return [
    problemIf(subnets.length === 0, 'subnets must be at least one, got none'),
    problemIf(securityGroups.length === 0, 'securityGroups must be at least one, got none'),
    problemIf(
      !isOpen(oneZone) && !oneZone.startsWith(region),
      `oneZone must be a zone of ${region}, got ${show(oneZone)}`,
    ),
    problemIf(
      oneZone !== undefined && subnets.length > 1,
      `subnets must be one with oneZone, got ${subnets.length}`,
    ),
    notOneOf('throughputMode', props.throughputMode, ['bursting', 'elastic']),
    notOneOf('infrequentAccessAfterDays', cool === false ? undefined : cool, FILE_LIFECYCLE_DAYS),
    notOneOf('archiveAfterDays', cold, FILE_LIFECYCLE_DAYS),
    problemIf(
      cold !== undefined && (cool === false || cold <= cool),
      `archiveAfterDays must be more than infrequentAccessAfterDays, got ${show(cold)} and ${show(cool)}`,
    ),
    problemIf(
      cold !== undefined && (oneZone !== undefined || props.throughputMode === 'bursting'),
      'archiveAfterDays needs elastic throughput and files in every zone: oneZone and bursting must not be given',
    ),
    problemIf(
      !isOpen(replication?.region) && replication.region === region,
      `replication.region must be another region, got ${show(replication?.region)}: it would be lost with this one`,
    ),
    notMatching(
      'replication.region',
      replication?.region,
      /^[a-z]{2}(-[a-z]+)+-\d$/,
      'a region such as eu-central-1',
    ),
    problemIf(
      replication?.fileSystemId !== undefined && replication.encryptionKey !== undefined,
      'replication.encryptionKey must not be given with fileSystemId, whose key stays',
    ),
    problemIf(
      replication !== undefined && props.replicationDestination === true,
      'replication must not be given with replicationDestination: EFS replicates no replica',
    ),
  ];
}

/** @see https://docs.aws.amazon.com/efs/latest/ug/API_RootDirectory.html */
export function accessPointProblems(options: AccessPointOptions): readonly Problem[] {
  return [
    notWhole('userId', options.userId, 0, 4_294_967_295),
    notWhole('groupId', options.groupId, 0, 4_294_967_295),
    notMatching(
      'path',
      options.path,
      /^(\/|(?=.{1,100}$)(\/[^/$#<>;`|&?{}^*\n]+){1,4})$/,
      'a folder such as /exports, at most four deep and 100 characters long',
    ),
    notMatching('permissions', options.permissions, /^[0-7]{3,4}$/, 'octal, such as 0750'),
  ];
}
