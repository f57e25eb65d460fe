export { blockOf } from './address/address';
export { UnreadableTerraform } from './document/document';
export { readText } from './document/read-text';
export { calledFolders, readFolder } from './folder/read-folder';
export { parsePlan, plannedConfiguration, priorConfiguration, readPlan } from './plan/read-plan';
export type { PlanOptions } from './plan/read-plan';
export type { Action, Marks, OutputChange, Plan, ResourceChange } from './plan/plan';
export { policyDocumentJson } from './policy-document/policy-document';
export { parseStack, readStack } from './stack/read-stack';
export type { Stack } from './stack/stack';
export type {
  AttributeQuery,
  AttributeResolver,
  Backend,
  Configuration,
  Edge,
  Output,
  Position,
  Provider,
  Reading,
  ReadOptions,
  Resource,
  Unread,
  Variable,
  VariableArgument,
} from './configuration/configuration';
export {
  blocksOf,
  flagOf,
  isList,
  isObject,
  isSensitive,
  isUnknown,
  numberOf,
  Sensitive,
  textOf,
  textsOf,
  Unknown,
  unknownsIn,
} from './value/value';
export type { ObjectValue, Value } from './value/value';
