import type { ResourceType } from '../resource-type/resource-type';

export const ami: ResourceType = {
  type: 'aws_ami',
  noun: 'image',
  forceNew: [
    'architecture',
    'boot_mode',
    'ena_support',
    'image_location',
    'imds_support',
    'kernel_id',
    'name',
    'ramdisk_id',
    'root_device_name',
    'sriov_net_support',
    'tpm_support',
    'uefi_data',
    'virtualization_type',
  ],
  loss: { weight: 'data', holds: 'disks', follows: 'nothing new starts from it' },
};
