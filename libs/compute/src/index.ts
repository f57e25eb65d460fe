export { Alias } from './alias/alias';
export type {
  AliasProps,
  ConcurrencySchedule,
  ProvisionedConcurrency,
  VersionWeight,
} from './alias/alias-props';
export type { BundlingOptions } from './code/bundle';
export { Code } from './code/code';
export type { CodeLocation } from './code/code';
export type { AsynchronousProps } from './function/asynchronous-invocation';
export { Function } from './function/function';
export type { FunctionBase } from './function/function-base';
export type {
  Architecture,
  FunctionAttributes,
  FunctionProps,
  Runtime,
} from './function/function-props';
export { FunctionUrl } from './function-url/function-url';
export type { FunctionUrlCors, FunctionUrlProps } from './function-url/function-url';
export { LayerVersion } from './layer-version/layer-version';
export type { ILayerVersion, LayerVersionProps } from './layer-version/layer-version';
export { LogGroup } from './log-group/log-group';
export type { LogGroupProps } from './log-group/log-group';
export { NodeFunction } from './node-function/node-function';
export type { NodeFunctionProps } from './node-function/node-function';
export { declaredProps } from './declared-props';
