import type { ResourceType } from '../resource-type/resource-type';
import { efsFileSystem } from './efs-file-system';
import { efsFileSystemPolicy } from './efs-file-system-policy';
import { fsxBackup } from './fsx-backup';
import { fsxLustreFileSystem } from './fsx-lustre-file-system';
import { fsxOntapFileSystem } from './fsx-ontap-file-system';
import { fsxOntapStorageVirtualMachine } from './fsx-ontap-storage-virtual-machine';
import { fsxOntapVolume } from './fsx-ontap-volume';
import { fsxOpenzfsFileSystem } from './fsx-openzfs-file-system';
import { fsxOpenzfsVolume } from './fsx-openzfs-volume';
import { fsxWindowsFileSystem } from './fsx-windows-file-system';
import { storagegatewayCachedIscsiVolume } from './storagegateway-cached-iscsi-volume';
import { storagegatewayGateway } from './storagegateway-gateway';
import { storagegatewayStoredIscsiVolume } from './storagegateway-stored-iscsi-volume';
import { transferServer } from './transfer-server';
import { transferUser } from './transfer-user';

export const FILE_SYSTEMS: readonly ResourceType[] = [
  efsFileSystem,
  efsFileSystemPolicy,
  fsxBackup,
  fsxLustreFileSystem,
  fsxOntapFileSystem,
  fsxOntapStorageVirtualMachine,
  fsxOntapVolume,
  fsxOpenzfsFileSystem,
  fsxOpenzfsVolume,
  fsxWindowsFileSystem,
  storagegatewayCachedIscsiVolume,
  storagegatewayGateway,
  storagegatewayStoredIscsiVolume,
  transferServer,
  transferUser,
];
