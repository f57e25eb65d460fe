export { Code } from './code/code';
export type { CodeLocation } from './code/code';
export { Function } from './function/function';
export type { FunctionBase } from './function/function-base';
export type {
  Architecture,
  FunctionAttributes,
  FunctionProps,
  Runtime,
} from './function/function-props';
export { LogGroup } from './log-group/log-group';
export type { LogGroupProps } from './log-group/log-group';
