import type { Problem } from '@archway/core';
import {
  isOpen,
  LOG_RETENTION_DAYS,
  notMatching,
  notOneOf,
  notWhole,
  problemIf,
} from '@archway/core';
import { environmentProblems } from '../environment-variables/environment-variables';
import type { ILayerVersion } from '../layer-version/layer-version';
import type { FunctionProps } from './function-props';
import { ARCHITECTURES, RUNTIMES } from './function-props';

const MOST_LAYERS = 5;

/**
 * What AWS would refuse of a function's props.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html
 */
export function functionProblems(props: FunctionProps): readonly Problem[] {
  const { subnetIds = [], securityGroupIds = [], layers = [], layerArns = [], onFailure } = props;
  return [
    notMatching('handler', props.handler, /^\S{1,128}$/, '1 to 128 characters without a space'),
    notMatching(
      'functionName',
      props.functionName,
      /^[A-Za-z0-9_-]{1,64}$/,
      "1 to 64 letters, digits, '-' and '_'",
    ),
    problemIf(
      !isOpen(props.description) && props.description.length > 256,
      `description must have at most 256 characters, got ${props.description?.length}`,
    ),
    notOneOf('runtime', props.runtime, RUNTIMES),
    notOneOf('architecture', props.architecture, ARCHITECTURES),
    notWhole('memorySizeMib', props.memorySizeMib, 128, 10_240),
    notWhole('timeoutSeconds', props.timeoutSeconds, 1, 900),
    notWhole('ephemeralStorageMib', props.ephemeralStorageMib, 512, 10_240),
    notWhole('reservedConcurrency', props.reservedConcurrency, 0, Number.MAX_SAFE_INTEGER),
    notOneOf('tracing', props.tracing, ['Active', 'PassThrough']),
    notOneOf('logRetentionDays', props.logRetentionDays, LOG_RETENTION_DAYS),
    notOneOf('recursiveLoop', props.recursiveLoop, ['Allow', 'Terminate']),
    ...environmentProblems(props.environment ?? {}),
    problemIf(
      layers.length + layerArns.length > MOST_LAYERS,
      `layers and layerArns must be at most ${MOST_LAYERS} together, got ${layers.length + layerArns.length}`,
    ),
    ...layers.flatMap((layer) => layerProblems(layer, props)),
    problemIf(
      (subnetIds.length === 0) !== (securityGroupIds.length === 0),
      'subnetIds and securityGroupIds must be given together',
    ),
    notWhole('retryAttempts', props.retryAttempts, 0, 2),
    notWhole('maxEventAgeSeconds', props.maxEventAgeSeconds, 60, 21_600),
    problemIf(
      onFailure?.fifo === true,
      `onFailure must be a standard queue, got ${onFailure?.node.path}, which is FIFO`,
    ),
  ];
}

/** Lambda refuses a layer that names other runtimes or architectures than the function's. */
function layerProblems(
  { node, compatibleRuntimes, compatibleArchitectures }: ILayerVersion,
  { runtime = 'nodejs22.x', architecture = 'arm64' }: FunctionProps,
): readonly Problem[] {
  return [
    problemIf(
      !isOpen(runtime) && compatibleRuntimes?.includes(runtime) === false,
      `layers must run on ${runtime}, got '${node.path}' for ${compatibleRuntimes?.join(', ')}`,
    ),
    problemIf(
      !isOpen(architecture) && compatibleArchitectures?.includes(architecture) === false,
      `layers must be built for ${architecture}, got '${node.path}' for ${compatibleArchitectures?.join(', ')}`,
    ),
  ];
}
