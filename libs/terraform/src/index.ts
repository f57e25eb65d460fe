export { UnreadableTerraform } from './document/document';
export { parseStack, readStack } from './stack/read-stack';
export type {
  AttributeQuery,
  AttributeResolver,
  Backend,
  Edge,
  Output,
  Provider,
  ReadOptions,
  Resource,
  Stack,
} from './stack/stack';
export {
  blocksOf,
  flagOf,
  isList,
  isObject,
  isUnknown,
  numberOf,
  textOf,
  textsOf,
  Unknown,
  unknownsIn,
} from './value/value';
export type { ObjectValue, Value } from './value/value';
