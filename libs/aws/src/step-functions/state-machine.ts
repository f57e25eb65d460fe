import type { ResourceType } from '../resource-type/resource-type';

export const sfnStateMachine: ResourceType = {
  type: 'aws_sfn_state_machine',
  noun: 'state machine',
  arn: 'arn:{partition}:states:{region}:{account}:stateMachine:{name}',
  forceNew: ['name', 'name_prefix', 'type'],
  loss: { weight: 'service', holds: 'its running executions' },
  encryption: { key: 'encryption_configuration.kms_key_id', otherwise: 'aws' },
  receivedBy: 'states:StartExecution',
  // The provider asks AWS about a definition that it knows, so this one is unknown.
  example: { definition: '${terraform_data.later.id}' },
};
