import type { ResourceType } from '../resource-type/resource-type';

export const sesv2EmailIdentity: ResourceType = {
  type: 'aws_sesv2_email_identity',
  noun: 'mail identity',
  nameArgument: 'email_identity',
  forceNew: ['email_identity'],
  loss: { weight: 'identity', holds: 'its verification' },
};
