import { Aspects, TerraformResource } from 'cdktf';
import type { IConstruct } from 'constructs';
import { problemIf, rejectProps, show } from '../validation/validation';
import { pathBelow } from './path-below';

/**
 * The identifier of each resource of a construct, by its path below the construct, such as `Policy`; `Default` is the
 * construct's main resource, and `*` every resource that is not named. `false` is for what does not exist yet, so that
 * Terraform creates it.
 */
export type AdoptedIds = Readonly<Record<string, string | false>>;

const ALL_OTHERS = '*';

/**
 * Takes what exists in AWS into the state: writes an `import` block for each resource of a construct. The plan then
 * shows what the configuration changes of it, and the next apply imports it.
 *
 * What an identifier looks like stands at the end of the provider's page of the type, under "Import": the name of a
 * bucket for it and all of its settings, the URL of a queue for it and its policy.
 *
 * @throws Error at once for an empty identifier, and at synthesis for resources that have none and for paths that
 * name no resource
 * @see https://developer.hashicorp.com/terraform/language/import
 */
export function adopt(construct: IConstruct, ids: AdoptedIds): void {
  rejectProps(construct, [
    problemIf(Object.keys(ids).length === 0, 'adopt must name at least one resource, got none'),
    ...Object.entries(ids).map(([name, id]) =>
      problemIf(id === '', `adopt must have an identifier for ${name}, or false, got ""`),
    ),
  ]);
  // Asked at synthesis: the construct may get more resources, such as a policy with its first grant.
  Aspects.of(construct).add({
    visit: (node) => {
      if (!TerraformResource.isTerraformResource(node)) return;
      const id = ids[nameIn(construct, node)] ?? ids[ALL_OTHERS];
      if (typeof id === 'string') node.importFrom(id, node.provider);
    },
  });
  construct.node.addValidation({ validate: () => problemsOf(construct, ids) });
}

function problemsOf(construct: IConstruct, ids: AdoptedIds): string[] {
  const resources = construct.node
    .findAll()
    .filter((each) => TerraformResource.isTerraformResource(each));
  const names = resources.map((each) => nameIn(construct, each));
  const missing = resources.filter(
    (each) => (ids[nameIn(construct, each)] ?? ids[ALL_OTHERS]) === undefined,
  );
  const strange = Object.keys(ids).filter((name) => name !== ALL_OTHERS && !names.includes(name));
  const subject = `${construct.constructor.name} '${construct.node.path}'`;
  return [
    ...missing.map(
      (each) =>
        `${subject}: adopt needs the identifier of ${nameIn(construct, each)} (${each.terraformResourceType}), or false where it does not exist yet`,
    ),
    ...strange.map(
      (name) =>
        `${subject}: adopt names ${show(name)}, which is no resource of it: there are ${names.join(', ')}`,
    ),
  ];
}

/** Where a resource is below the construct. */
function nameIn(construct: IConstruct, resource: IConstruct): string {
  return resource === construct ? 'Default' : pathBelow(construct, resource).join('/');
}
