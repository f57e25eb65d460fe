import type { PipesPipeConfig } from '@cdktf/provider-aws/lib/pipes-pipe';
import type { PipeProps } from './pipe-props';

/** The arguments of a pipe that say how its target is called. */
export function targetParameters({
  target,
  inputTemplate,
  synchronous = true,
}: PipeProps): PipesPipeConfig['targetParameters'] {
  const invocationType = synchronous ? 'REQUEST_RESPONSE' : 'FIRE_AND_FORGET';
  const own = ((): PipesPipeConfig['targetParameters'] => {
    if ('queue' in target) {
      return target.messageGroupId === undefined
        ? undefined
        : { sqsQueueParameters: { messageGroupId: target.messageGroupId } };
    }
    if ('stream' in target) {
      return { kinesisStreamParameters: { partitionKey: target.partitionKey } };
    }
    if ('function' in target) return { lambdaFunctionParameters: { invocationType } };
    if ('stateMachine' in target) {
      return { stepFunctionStateMachineParameters: { invocationType: 'FIRE_AND_FORGET' } };
    }
    if ('eventBus' in target) {
      const { source, detailType } = target;
      return { eventbridgeEventBusParameters: { source, detailType } };
    }
    return undefined;
  })();
  return inputTemplate === undefined && own === undefined ? undefined : { inputTemplate, ...own };
}
