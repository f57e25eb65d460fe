import { EvaluationError } from '../expression/evaluation-error';
import { convert } from '../types/convert';
import { ANY, BOOL, listOf, mapOf, NUMBER, setOf, STRING, type Type } from '../types/type';
import { isList, isObject, isSensitive, isUnknown, Sensitive, type Value } from '../value/value';
import { anything, type FunctionDefinition, type Functions } from './definition';

const to = (type: Type): FunctionDefinition => ({
  parameters: [{ type: ANY, nullable: true }],
  partly: true,
  call: ([value = null]) => convert(value, type),
});

export const CONVERSION: Functions = {
  tobool: to(BOOL),
  tonumber: to(NUMBER),
  tostring: to(STRING),
  tolist: to(listOf(ANY)),
  toset: to(setOf(ANY)),
  tomap: to(mapOf(ANY)),
  sensitive: {
    parameters: [anything],
    call: ([value = null]) => (isSensitive(value) ? value : new Sensitive(value)),
  },
  nonsensitive: {
    parameters: [anything],
    call: ([value = null]) => (isUnknown(value) ? undefined : value),
  },
  issensitive: {
    parameters: [anything],
    call: ([value = null]) => {
      if (isSensitive(value)) return true;
      return isUnknown(value) ? undefined : false;
    },
  },
  ephemeralasnull: {
    parameters: [anything],
    call: ([value = null]) => (isUnknown(value) ? undefined : value),
  },
  // What a reader of expressions has not tried: without an error its first argument is the result.
  try: {
    parameters: [],
    rest: anything,
    call: ([value]) => {
      if (value === undefined)
        throw new EvaluationError('try(): at least one argument is required');
      return isUnknown(value) ? undefined : value;
    },
  },
  can: {
    parameters: [anything],
    call: ([value = null]) => (isUnknown(value) || hasParts(value) ? undefined : true),
  },
};

function hasParts(value: Value): boolean {
  return (isList(value) || isObject(value)) && Object.values(value).some((each) => isUnknown(each));
}
