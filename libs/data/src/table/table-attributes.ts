import type { Problem } from '@archway/core';
import { isOpen, problemIf, show } from '@archway/core';
import type { KeyAttribute, TableProps } from './table-props';

/** Longest name of an attribute that is part of a key, in bytes. */
const LONGEST_ATTRIBUTE = 255;

/** Every key attribute of the table and its indexes, with the prop that names it. */
function keysOf(props: TableProps): readonly (readonly [string, KeyAttribute])[] {
  const { globalSecondaryIndexes: globals = [], localSecondaryIndexes: locals = [] } = props;
  const keys: readonly (readonly [string, KeyAttribute | undefined])[] = [
    ['partitionKey', props.partitionKey],
    ['sortKey', props.sortKey],
    ...locals.map(
      ({ sortKey }, index) => [`localSecondaryIndexes[${index}].sortKey`, sortKey] as const,
    ),
    ...globals.flatMap(
      ({ partitionKey, sortKey }, index) =>
        [
          [`globalSecondaryIndexes[${index}].partitionKey`, partitionKey],
          [`globalSecondaryIndexes[${index}].sortKey`, sortKey],
        ] as const,
    ),
  ];
  return keys.flatMap(([prop, key]) => (key === undefined ? [] : [[prop, key] as const]));
}

/** The attributes that Terraform wants declared: exactly those that are part of a key, each once, by name. */
export function attributesOf(props: TableProps): { name: string; type: string }[] {
  const types = new Map(keysOf(props).map(([, { name, type }]) => [name, type]));
  return [...types]
    .map(([name, type]) => ({ name, type }))
    .sort((one, other) => (one.name < other.name ? -1 : 1));
}

/** What DynamoDB would refuse of the keys. */
export function keyProblems(props: TableProps): readonly Problem[] {
  const keys = keysOf(props);
  return [
    ...keys.flatMap(([prop, { name, type }]) => [
      problemIf(
        !isOpen(name) && (name === '' || Buffer.byteLength(name) > LONGEST_ATTRIBUTE),
        `${prop}.name must have 1 to ${LONGEST_ATTRIBUTE} bytes, got ${show(name)}`,
      ),
      problemIf(
        !['B', 'N', 'S'].includes(type),
        `${prop}.type must be one of B, N, S, got ${show(type)}`,
      ),
    ]),
    ...keys.map(([prop, { name, type }]) => {
      const first = keys.find(([, other]) => other.name === name);
      return first === undefined || first[1].type === type
        ? undefined
        : `${prop}.type must be ${first[1].type} as in ${first[0]}, where ${show(name)} is a key too, got ${type}`;
    }),
    ...pairs(props).map(([prop, partition, sort]) =>
      problemIf(
        partition.name === sort?.name && !isOpen(partition.name),
        `${prop} must be another attribute than the partition key, got ${show(sort?.name)}`,
      ),
    ),
  ];
}

function pairs(
  props: TableProps,
): readonly (readonly [string, KeyAttribute, KeyAttribute | undefined])[] {
  const { globalSecondaryIndexes: globals = [], localSecondaryIndexes: locals = [] } = props;
  return [
    ['sortKey', props.partitionKey, props.sortKey],
    ...locals.map(
      ({ sortKey }, index) =>
        [`localSecondaryIndexes[${index}].sortKey`, props.partitionKey, sortKey] as const,
    ),
    ...globals.map(
      ({ partitionKey, sortKey }, index) =>
        [`globalSecondaryIndexes[${index}].sortKey`, partitionKey, sortKey] as const,
    ),
  ];
}
