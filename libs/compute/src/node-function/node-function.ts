import type { Construct } from 'constructs';
import type { BundlingOptions } from '../code/bundle';
import { Code } from '../code/code';
import { declaredProps } from '../declared-props';
import { Function } from '../function/function';
import type { FunctionProps } from '../function/function-props';

export interface NodeFunctionProps extends Omit<FunctionProps, 'code' | 'handler' | 'runtime'> {
  /** A TypeScript or JavaScript file, absolute or relative to the folder in which the app is synthesized. */
  readonly entry: string;

  /**
   * The export that is called.
   *
   * @default 'handler'
   */
  readonly handlerName?: string;

  /**
   * @default - one minified file of CommonJS with everything that the entry imports
   */
  readonly bundling?: BundlingOptions;
}

/** A function on Node whose TypeScript is bundled when the app is synthesized. Its plan changes when its code does. */
export class NodeFunction extends Function {
  constructor(scope: Construct, id: string, props: NodeFunctionProps) {
    const { entry, handlerName = 'handler', bundling, ...rest } = props;
    super(scope, id, {
      ...rest,
      code: Code.fromEntry(entry, bundling),
      handler: `index.${handlerName}`,
      runtime: 'nodejs22.x',
    });
    declaredProps.check(this, 'NodeFunction', props);
  }
}
