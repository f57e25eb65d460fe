import { lowestProviderSchemas, withLowestProvider, type ResourceSchema } from '@archway/testing';
import { writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { RESOURCE_TYPES } from '../catalogue/catalogue';
import type { ResourceType } from '../resource-type/resource-type';
import { minimalInstance, type Body, type Json } from './minimal-instance';

/** What the provider plans for one resource. */
export interface PlannedChange {
  readonly type: string;
  readonly name: string;
  readonly change: {
    readonly after: Body | null;
    readonly after_unknown: Body;
    readonly replace_paths?: readonly (readonly Json[])[];
  };
}

let created: ReadonlyMap<string, PlannedChange['change']> | undefined;

/** What the lowest provider plans for a minimal instance of each type: one plan for all of them. */
export function plannedInstances(): ReadonlyMap<string, PlannedChange['change']> {
  created ??= new Map(
    plan(
      Object.fromEntries(
        RESOURCE_TYPES.map((each) => [each.type, { example: minimalOf(each) }] as const),
      ),
    ).map(({ type, change }) => [type, change]),
  );
  return created;
}

/** A minimal instance of a type of the catalogue. */
export function minimalOf(known: ResourceType): Body {
  return minimalInstance(known, schemaOf(known.type));
}

/** @throws for a type that the lowest provider does not have */
export function schemaOf(type: string): ResourceSchema {
  const schema = lowestSchema(type);
  if (schema === undefined) throw new Error(`the lowest provider has no ${type}`);
  return schema;
}

let schemas: ReturnType<typeof lowestProviderSchemas> | undefined;

/** The schema of a type in the lowest provider. */
export function lowestSchema(type: string): ResourceSchema | undefined {
  schemas ??= lowestProviderSchemas();
  return schemas[type];
}

/** `terraform_data.later.id` is known only after an apply. */
const LATER = { terraform_data: { later: { input: 'later' } } };

/** What the lowest provider plans for resources by type and name, over a state, without calling AWS. */
export function plan(
  resources: Readonly<Record<string, Readonly<Record<string, Body>>>>,
  state?: object,
): readonly PlannedChange[] {
  return withLowestProvider({ ...resources, ...LATER }, ({ folder, run }) => {
    if (state !== undefined) {
      writeFileSync(path.join(folder, 'terraform.tfstate'), JSON.stringify(state));
    }
    run(['plan', '-input=false', '-no-color', '-refresh=false', '-out=plan.bin']);
    const { resource_changes: changes = [] } = JSON.parse(
      run(['show', '-json', 'plan.bin']),
    ) as PlanJson;
    return changes;
  });
}

interface PlanJson {
  readonly resource_changes?: readonly PlannedChange[];
}
