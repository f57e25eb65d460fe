import { DataSyncTask, EfsLocation, NfsLocation } from '@archway/recovery';
import type { FileSystem } from '@archway/storage';
import { Construct } from 'constructs';
import type { ShareConfig } from '../config/config';
import type { SiteNetwork } from '../site/site-network';

/** Copies a share outside of AWS into a file system, by schedule. */
export function copyShare(
  scope: Construct,
  share: ShareConfig,
  agentArn: string,
  fileSystem: FileSystem,
  network: SiteNetwork,
): void {
  const copy = new Construct(scope, 'Share');
  const [subnet] = network.data;
  if (subnet === undefined) return;
  new DataSyncTask(copy, 'Task', {
    source: new NfsLocation(copy, 'Source', {
      agents: [{ agentArn }],
      server: share.server,
      folder: share.folder,
    }),
    destination: new EfsLocation(copy, 'Destination', {
      fileSystem,
      subnet,
      securityGroups: [network.files],
    }),
    schedule: share.schedule,
    excludes: ['*/.snapshot'],
  });
}
