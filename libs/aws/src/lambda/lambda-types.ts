import type { ResourceType } from '../resource-type/resource-type';
import { lambdaEventSourceMapping } from './event-source-mapping';
import { lambdaFunction } from './function';
import { lambdaFunctionEventInvokeConfig } from './function-event-invoke-config';
import { lambdaFunctionUrl } from './function-url';
import { lambdaLayerVersion } from './layer-version';

export const LAMBDA: readonly ResourceType[] = [
  lambdaEventSourceMapping,
  lambdaFunction,
  lambdaFunctionEventInvokeConfig,
  lambdaFunctionUrl,
  lambdaLayerVersion,
];
