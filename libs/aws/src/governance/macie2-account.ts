import type { ResourceType } from '../resource-type/resource-type';

export const macie2Account: ResourceType = {
  type: 'aws_macie2_account',
  removal: { topic: 'protection', text: 'Macie is switched off' },
};
