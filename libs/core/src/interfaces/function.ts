import type { IConstruct, IDependable } from 'constructs';
import type { IGrantable } from '../role/role';

/** A Lambda function, of this app or another. */
export interface IFunction extends IConstruct, IGrantable {
  readonly functionArn: string;
  readonly functionName: string;
  /**
   * The alias or version that is invoked; permissions name it apart from the function.
   *
   * @default - the latest code
   */
  readonly qualifier?: string;
  /** How long one invocation may take, in seconds; unknown for a function that others deploy. */
  readonly timeoutSeconds?: number;
  /** How many invocations may run at once, where that is limited. */
  readonly reservedConcurrency?: number;
  /**
   * What must stand before an event source may invoke the function, such as its role's policy: AWS checks it when the
   * mapping is made. Read after everything was granted.
   *
   * @default - nothing
   */
  readonly dependencies?: readonly IDependable[];
}

/** Something that invokes a function with what it holds. */
export interface IEventSource {
  /** Lets `consumer` read from here and makes the mapping, as a child of the function. */
  bind(consumer: IFunction): void;
}
