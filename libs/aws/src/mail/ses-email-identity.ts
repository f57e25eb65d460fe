import type { ResourceType } from '../resource-type/resource-type';

export const sesEmailIdentity: ResourceType = {
  type: 'aws_ses_email_identity',
  noun: 'mail identity',
  nameArgument: 'email',
  forceNew: ['email'],
  loss: { weight: 'identity', holds: 'its verification' },
};
