import { ANY, BOOL, listOf, NUMBER, setOf, STRING, type Type } from '../types/type';
import type { ObjectValue, Value } from '../value/value';

/** What a function needs besides its arguments. */
export interface FunctionContext {
  /**
   * The call in Terraform's own text, for the mark of what is not known.
   *
   * @default - the name of the function
   */
  readonly expression?: string;
  /** The folder that relative paths start from: where Terraform runs. @default - no files are read */
  readonly root?: string;
  /** The folder of the module; nothing outside of it and of `root` is read. @default - `root` */
  readonly module?: string;
  /** Evaluates a template with its own variables. @default - templates are not known */
  readonly template?: (text: string, variables: ObjectValue) => Value;
  /** Is called with each path that a function asks for outside of these folders. */
  readonly refused?: (path: string) => void;
}

export interface Parameter {
  readonly type: Type;
  /** @default false */
  readonly nullable?: boolean;
  /** Whether the function is asked although the argument is not known. @default false */
  readonly unknown?: boolean;
}

export interface FunctionDefinition {
  readonly parameters: readonly Parameter[];
  /** What any further arguments are. @default - there are none */
  readonly rest?: Parameter;
  /** Whether the function is asked although a part of an argument is not known. @default false */
  readonly partly?: boolean;
  /**
   * Undefined says that the result is not known.
   *
   * @throws {@link EvaluationError} where Terraform refuses the arguments
   */
  readonly call: (values: readonly Value[], context: FunctionContext) => Value | undefined;
}

export type Functions = Readonly<Record<string, FunctionDefinition>>;

export const text: Parameter = { type: STRING };
export const number: Parameter = { type: NUMBER };
export const flag: Parameter = { type: BOOL };
export const texts: Parameter = { type: listOf(STRING) };
export const list: Parameter = { type: listOf(ANY) };
export const set: Parameter = { type: setOf(ANY) };
export const any: Parameter = { type: ANY };
export const anything: Parameter = { type: ANY, nullable: true, unknown: true };
export const nullable: Parameter = { type: ANY, nullable: true };

/** A function of strings. */
export const ofTexts = (
  count: number,
  call: (...texts: string[]) => Value,
): FunctionDefinition => ({
  parameters: Array.from({ length: count }, () => text),
  call: (values) => call(...(values as string[])),
});

/** A function of numbers. */
export const ofNumbers = (
  count: number,
  call: (...numbers: number[]) => Value | undefined,
): FunctionDefinition => ({
  parameters: Array.from({ length: count }, () => number),
  call: (values) => call(...(values as number[])),
});
