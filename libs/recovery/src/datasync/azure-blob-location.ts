import { notMatching, notOneOf } from '@archway/core';
import { DatasyncLocationAzureBlob } from '@cdktf/provider-aws/lib/datasync-location-azure-blob';
import type { Construct } from 'constructs';
import { declaredProps } from '../declared-props';
import type { IDataSyncAgent } from './location';
import { agentProblems, DataSyncLocation, notSecret } from './location';

export interface AzureBlobLocationProps {
  readonly agents: readonly IDataSyncAgent[];

  /** Such as `https://account.blob.core.windows.net/container`. */
  readonly containerUrl: string;

  /** A shared access signature, from a sensitive variable or a secret. Terraform keeps it in its state. */
  readonly sasToken: string;

  /**
   * The tier of what is written.
   *
   * @default 'HOT'
   */
  readonly accessTier?: 'ARCHIVE' | 'COOL' | 'HOT';

  /**
   * @default '/'
   */
  readonly folder?: string;
}

/**
 * A container of Azure Blob Storage.
 *
 * @see https://docs.aws.amazon.com/datasync/latest/userguide/creating-azure-blob-location.html
 */
export class AzureBlobLocation extends DataSyncLocation {
  readonly locationArn: string;
  readonly place: string;
  override readonly onPremises = true;

  constructor(scope: Construct, id: string, props: AzureBlobLocationProps) {
    super(scope, id);
    declaredProps.check(this, 'AzureBlobLocation', props);
    const { agents, containerUrl, sasToken, accessTier, folder = '/' } = props;
    this.rejectLocation(folder, [
      ...agentProblems(agents),
      notMatching(
        'containerUrl',
        containerUrl,
        /^https:\/\/[A-Za-z0-9.-]+\/[a-z0-9$-]+$/,
        'https:// with an account and a container',
      ),
      notOneOf('accessTier', accessTier, ['ARCHIVE', 'COOL', 'HOT']),
      notSecret('sasToken', sasToken),
    ]);
    this.locationArn = new DatasyncLocationAzureBlob(this, 'Default', {
      agentArns: agents.map(({ agentArn }) => agentArn),
      authenticationType: 'SAS',
      containerUrl,
      sasConfiguration: { token: sasToken },
      accessTier,
      blobType: 'BLOCK',
      subdirectory: folder,
    }).arn;
    this.place = `${containerUrl}${folder}`;
  }
}
