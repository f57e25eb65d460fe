import type { ResourceType } from '../resource-type/resource-type';

export const sfnStateMachine: ResourceType = {
  type: 'aws_sfn_state_machine',
  arn: 'arn:{partition}:states:{region}:{account}:stateMachine:{name}',
  receivedBy: 'states:StartExecution',
};
