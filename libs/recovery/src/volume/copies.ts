import type { IKey, Problem } from '@archway/core';
import {
  environmentOf,
  isOpen,
  notMatching,
  physicalName,
  problemIf,
  rejectProps,
  show,
} from '@archway/core';
import { AmiCopy as AmiCopyResource } from '@cdktf/provider-aws/lib/ami-copy';
import { AmiLaunchPermission } from '@cdktf/provider-aws/lib/ami-launch-permission';
import { EbsSnapshotCopy as EbsSnapshotCopyResource } from '@cdktf/provider-aws/lib/ebs-snapshot-copy';
import { Construct } from 'constructs';
import { shareProblems } from '../account-problems';
import { declaredProps } from '../declared-props';

/** Where a copy comes from, and the key of this region. */
export interface CopyOptions {
  /** Another region than the stack's: a copy here would be lost with its source. */
  readonly sourceRegion: string;

  /**
   * @default - the account's key for EBS
   */
  readonly encryptionKey?: IKey;
}

export interface EbsSnapshotCopyProps extends CopyOptions {
  readonly sourceSnapshotId: string;

  /**
   * Whether it goes to the archive tier, which is cheaper and takes up to 72 hours to restore.
   *
   * @see https://docs.aws.amazon.com/ebs/latest/userguide/snapshot-archive.html
   * @default false
   */
  readonly archived?: boolean;
}

/** An encrypted copy of another region's EBS snapshot. */
export class EbsSnapshotCopy extends Construct {
  readonly snapshotId: string;

  constructor(scope: Construct, id: string, props: EbsSnapshotCopyProps) {
    super(scope, id);
    declaredProps.check(this, 'EbsSnapshotCopy', props);
    rejectProps(this, [
      ...copyProblems(this, props),
      notMatching(
        'sourceSnapshotId',
        props.sourceSnapshotId,
        /^snap-[0-9a-f]{8,17}$/,
        'such as snap-0123456789abcdef0',
      ),
    ]);
    const copy = new EbsSnapshotCopyResource(this, 'Default', {
      sourceSnapshotId: props.sourceSnapshotId,
      sourceRegion: props.sourceRegion,
      encrypted: true,
      kmsKeyId: props.encryptionKey?.keyArn,
      storageTier: props.archived === true ? 'archive' : undefined,
      tags: { Name: this.node.path },
    });
    this.snapshotId = copy.id;
  }
}

export interface AmiCopyProps extends CopyOptions {
  readonly sourceAmiId: string;

  /**
   * When nobody is meant to start new machines from it, such as `2027-12-31T00:00:00Z`.
   *
   * @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ami-deprecate.html
   * @default - never
   */
  readonly deprecationTime?: string;

  /**
   * Accounts that may start machines from it. Only with `encryptionKey`, which they can be allowed to use.
   *
   * @default - this account alone
   */
  readonly shareWithAccountIds?: readonly string[];
}

/** An encrypted copy of another region's machine image. */
export class AmiCopy extends Construct {
  readonly amiId: string;

  constructor(scope: Construct, id: string, props: AmiCopyProps) {
    super(scope, id);
    declaredProps.check(this, 'AmiCopy', props);
    const { shareWithAccountIds = [], deprecationTime } = props;
    rejectProps(this, [
      ...copyProblems(this, props),
      notMatching(
        'sourceAmiId',
        props.sourceAmiId,
        /^ami-[0-9a-f]{8,17}$/,
        'such as ami-0123456789abcdef0',
      ),
      notMatching(
        'deprecationTime',
        deprecationTime,
        /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/,
        'such as 2027-12-31T00:00:00Z',
      ),
      ...shareProblems('', props),
    ]);
    const copy = new AmiCopyResource(this, 'Default', {
      name: physicalName(this, 128),
      sourceAmiId: props.sourceAmiId,
      sourceAmiRegion: props.sourceRegion,
      encrypted: true,
      kmsKeyId: props.encryptionKey?.keyArn,
      deprecationTime,
    });
    for (const accountId of new Set(shareWithAccountIds)) {
      new AmiLaunchPermission(this, `ShareWith-${accountId}`, { imageId: copy.id, accountId });
    }
    this.amiId = copy.id;
  }
}

function copyProblems(scope: Construct, { sourceRegion }: CopyOptions): readonly Problem[] {
  const { region } = environmentOf(scope);
  return [
    notMatching(
      'sourceRegion',
      sourceRegion,
      /^[a-z]{2}(-[a-z]+)+-\d$/,
      'a region such as eu-west-1',
    ),
    problemIf(
      !isOpen(sourceRegion) && sourceRegion === region,
      `sourceRegion must be another region than the stack's, got ${show(sourceRegion)}: the copy would be lost with its source`,
    ),
  ];
}
