import { Unknown, type Value } from '../value/value';

/** What the names in an expression stand for. */
export interface Scope {
  /** What a name at the beginning of a reference stands for, such as `var` or `aws_sqs_queue`. */
  name(name: string): Value;
  /**
   * Calls a function whose arguments are evaluated.
   *
   * @throws EvaluationError where Terraform refuses the arguments
   */
  call(name: string, values: readonly Value[]): Value;
  readonly budget: Budget;
}

/** Bounds what hostile text can make the evaluation do. */
export class Budget {
  private depth = 0;
  private steps = 0;

  constructor(
    private readonly deepest = 350,
    private readonly most = 4_000_000,
  ) {}

  /** Evaluates within the bound, else gives what there is instead. */
  spend(evaluate: () => Value, instead: () => Value): Value {
    this.steps += 1;
    if (this.depth >= this.deepest || this.steps > this.most) return instead();
    this.depth += 1;
    try {
      return evaluate();
    } finally {
      this.depth -= 1;
    }
  }
}

/** Something with attributes of which each is evaluated when it is asked for, such as a resource. */
export abstract class Handle extends Unknown {
  /** Whether it is certainly one thing: a splat makes a list of one of it. */
  readonly isOne: boolean = false;

  /** @throws EvaluationError where Terraform refuses the attribute */
  abstract attribute(name: string | number): Value;
}

/** A namespace such as `var`: no value by itself. */
export class Namespace extends Handle {
  constructor(
    name: string,
    private readonly find: (name: string) => Value,
  ) {
    super(`\${${name}}`, [name], `${name} is no value by itself`);
  }

  attribute(name: string | number): Value {
    return this.find(String(name));
  }
}

/** The same scope with further names, such as those of a `for`. */
export function withNames(scope: Scope, names: ReadonlyMap<string, Value>): Scope {
  return {
    name: (name) => {
      const value = names.get(name);
      return value === undefined ? scope.name(name) : value;
    },
    call: (name, values) => scope.call(name, values),
    budget: scope.budget,
  };
}
