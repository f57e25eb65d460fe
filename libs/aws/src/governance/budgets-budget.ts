import type { ResourceType } from '../resource-type/resource-type';

export const budgetsBudget: ResourceType = {
  type: 'aws_budgets_budget',
  references: { 'notification.subscriber_sns_topic_arns': ['aws_sns_topic'] },
  forceNew: ['account_id', 'name', 'name_prefix'],
  deliveries: [
    {
      service: 'budgets.amazonaws.com',
      to: 'notification.subscriber_sns_topic_arns',
      toTypes: ['aws_sns_topic'],
    },
  ],
  example: { budget_type: 'COST', time_unit: 'MONTHLY', limit_amount: '100', limit_unit: 'USD' },
};
