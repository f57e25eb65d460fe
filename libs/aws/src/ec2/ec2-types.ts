import type { ResourceType } from '../resource-type/resource-type';
import { ami } from './ami';
import { amiCopy } from './ami-copy';
import { amiFromInstance } from './ami-from-instance';
import { amiLaunchPermission } from './ami-launch-permission';
import { ebsSnapshot } from './ebs-snapshot';
import { ebsSnapshotCopy } from './ebs-snapshot-copy';
import { ebsVolume } from './ebs-volume';
import { emrCluster } from './emr-cluster';
import { globalacceleratorAccelerator } from './globalaccelerator-accelerator';
import { instance } from './instance';
import { keyPair } from './key-pair';
import { launchTemplate } from './launch-template';
import { spotInstanceRequest } from './spot-instance-request';

export const EC2: readonly ResourceType[] = [
  ami,
  amiCopy,
  amiFromInstance,
  amiLaunchPermission,
  ebsSnapshot,
  ebsSnapshotCopy,
  ebsVolume,
  emrCluster,
  globalacceleratorAccelerator,
  instance,
  keyPair,
  launchTemplate,
  spotInstanceRequest,
];
