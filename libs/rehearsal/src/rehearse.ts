import { readFileSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { readOrder, type Order } from './order';
import type { PlanJson } from './plan-json';
import { stateAfter, type StateOptions } from './state';

/** A folder with a configuration that `terraform init` has prepared, whose state is the folder's own file. */
export interface Workspace {
  readonly folder: string;
  /** Runs one Terraform command in the folder and returns what it prints. Rejects when the command fails. */
  readonly run: (args: readonly string[]) => Promise<string>;
}

/** What Terraform would do to what is deployed, and in which order. */
export interface Rehearsed {
  readonly plan: PlanJson;
  readonly order: Order;
}

/** Enough for a chain of values that each need the one before; a configuration that needs more does not settle. */
const MOST_ROUNDS = 5;

/**
 * Writes the state that an apply of the configuration would leave. No command here calls AWS. Each round plans
 * over the state of the one before, which holds the identifiers that it invented.
 *
 * @returns the plan that changes nothing
 * @throws Error where the configuration still changes after five rounds over its own state
 */
export async function deploy(workspace: Workspace, options: StateOptions): Promise<PlanJson> {
  let unsettled: readonly string[] = [];
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const plan = await planJson(workspace);
    unsettled = changedIn(plan);
    if (unsettled.length === 0) return plan;
    writeFileSync(stateFile(workspace), JSON.stringify(stateAfter(plan, options)));
  }
  throw new Error(
    `The configuration does not settle: ${MOST_ROUNDS} plans over its own state still change ${unsettled.join(', ')}.`,
  );
}

/** Plans the configuration over the state in its folder. */
export async function planOver(workspace: Workspace): Promise<Rehearsed> {
  const plan = await planJson(workspace);
  return { plan, order: readOrder(await workspace.run(['graph', `-plan=${PLAN}`])) };
}

/** The addresses of the managed resources that a plan changes. */
export function changedIn(plan: PlanJson): readonly string[] {
  return (plan.resource_changes ?? [])
    .filter(({ mode, change }) => mode === 'managed' && change.actions.join() !== 'no-op')
    .map(({ address }) => address);
}

/** The blocks of a configuration in Terraform's JSON syntax that are created before they are destroyed. */
export function createBeforeDestroyIn(file: string): ReadonlySet<string> {
  const { resource = {} } = JSON.parse(readFileSync(file, 'utf8')) as {
    readonly resource?: Readonly<
      Record<
        string,
        Readonly<
          Record<string, { readonly lifecycle?: { readonly create_before_destroy?: boolean } }>
        >
      >
    >;
  };
  return new Set(
    Object.entries(resource).flatMap(([type, named]) =>
      Object.entries(named)
        .filter(([, body]) => body.lifecycle?.create_before_destroy === true)
        .map(([name]) => `${type}.${name}`),
    ),
  );
}

const PLAN = 'rehearsal.plan';

async function planJson({ run }: Workspace): Promise<PlanJson> {
  await run(['plan', '-input=false', '-no-color', '-refresh=false', `-out=${PLAN}`]);
  return JSON.parse(await run(['show', '-json', PLAN])) as PlanJson;
}

function stateFile({ folder }: Workspace): string {
  return path.join(folder, 'terraform.tfstate');
}
