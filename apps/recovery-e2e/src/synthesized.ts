import { addRecovery, configOf } from '@archway/recovery-app';
import { parseStack, type Configuration } from '@archway/terraform';
import { readBack, testApp } from '@archway/testing';
import type { TerraformStack } from 'cdktf';

/** The Terraform JSON of each stack, by its name without the stage. */
export type Documents = Readonly<Record<string, Document>>;

export interface Document {
  readonly resource: Readonly<Record<string, Readonly<Record<string, object>>>>;
}

/** What the app synthesizes for a tier. */
export function documentsOf(stage: string, tier: string): Documents {
  const stacks = addRecovery(testApp(), configOf(stage, tier));
  return Object.fromEntries(
    Object.entries<TerraformStack | undefined>({ ...stacks }).flatMap(([name, stack]) =>
      stack === undefined ? [] : [[name, readBack(stack).json as Document]],
    ),
  );
}

/** The stacks as the readers see them. */
export function configurationsOf(documents: Documents, stage: string): readonly Configuration[] {
  return Object.entries(documents).map(([name, document]) => {
    const stackName = `recovery-${name}-${stage}`;
    const text = JSON.stringify({ ...document, '//': { metadata: { stackName } } });
    return parseStack(text, `stacks/${stackName}/cdk.tf.json`);
  });
}

/** The documents without a resource, or with it changed. */
export function changed(
  documents: Documents,
  stack: string,
  address: string,
  change: (resource: Record<string, unknown>) => Record<string, unknown> | undefined,
): Documents {
  const document = documents[stack];
  const [type = '', pattern = ''] = address.split('.');
  const ofType = document?.resource[type] ?? {};
  const name = Object.keys(ofType).find((each) => each.startsWith(pattern));
  const resource = name === undefined ? undefined : ofType[name];
  if (document === undefined || name === undefined || resource === undefined) {
    throw new Error(`nothing at ${address} in ${stack}`);
  }
  const others = Object.entries(ofType).filter(([each]) => each !== name);
  const after = change({ ...resource });
  const resources = Object.fromEntries([
    ...others,
    ...(after === undefined ? [] : [[name, after]]),
  ]) as Record<string, object>;
  return {
    ...documents,
    [stack]: { ...document, resource: { ...document.resource, [type]: resources } },
  };
}
