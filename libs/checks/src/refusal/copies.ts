import { BACKUP_CONTROLS } from '@archway/aws';
import { blocksOf, textOf, type ObjectValue } from '@archway/terraform';
import type { Refusal } from './refusal';

/** docs.aws.amazon.com/imagebuilder/latest/userguide/ibhow-semantic-versioning.html */
export const imageVersion: Refusal = ({ version }) => {
  const text = textOf(version);
  return text === undefined || text.includes('${') || /^\d+\.\d+\.\d+$/.test(text)
    ? undefined
    : `its version is ${text}, and Image Builder takes three numbers such as 1.0.0`;
};

/** docs.aws.amazon.com/global-infrastructure/latest/regions/aws-regions.html: how Regions are named */
const REGION = /^[a-z]{2,4}(-[a-z]+)+-\d+$/;

/** docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CopySnapshot.html: SourceRegion */
export const copyRegion: Refusal = ({ source_region, source_ami_region }) =>
  notARegion('source_region', source_region) ?? notARegion('source_ami_region', source_ami_region);

/** docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_CreateReplicationGroupMemberAction.html: RegionName */
export const replicaRegion: Refusal = ({ replica }) =>
  blocksOf(replica)
    .map(
      (block) =>
        notARegion('region_name', block['region_name']) ?? notARegion('region', block['region']),
    )
    .find((each) => each !== undefined);

function notARegion(name: string, value: ObjectValue[string] | undefined): string | undefined {
  const text = textOf(value);
  return text === undefined || text === '' || text.includes('${') || REGION.test(text)
    ? undefined
    : `${name} is ${text}, which names no Region`;
}

/** docs.aws.amazon.com/aws-backup/latest/devguide/controls-and-remediation.html */
export const frameworkControl: Refusal = ({ control }) => {
  const known: readonly string[] = BACKUP_CONTROLS;
  const other = blocksOf(control)
    .map(({ name }) => textOf(name))
    .find((name) => name !== undefined && !name.includes('${') && !known.includes(name));
  return other === undefined
    ? undefined
    : `its control ${other} is none of AWS Backup Audit Manager's`;
};
