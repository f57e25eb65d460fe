import { Lazy, TerraformResource } from 'cdktf';
import type { IConstruct } from 'constructs';
import { configurationDigest } from './configuration-digest';

/**
 * What makes a deployment anew: digests of those resources of an API that a deployment takes a picture of. They are made
 * at synthesis, when every route is there.
 */
export function deploymentTriggers(api: IConstruct, deployedTypes: readonly string[]) {
  const digest = (part: 'configuration' | 'references') =>
    Lazy.stringValue({
      produce: (context) => {
        const resources = api.node
          .findAll()
          .filter((node) => TerraformResource.isTerraformResource(node))
          .filter((node) => deployedTypes.includes(node.terraformResourceType))
          .map((node) => Object.values(deployedOf(context.resolve(node.toTerraform()))))
          .flat();
        return configurationDigest(resources)[part];
      },
    });
  return { configuration: digest('configuration'), references: digest('references') };
}

type Rendered = Readonly<Record<string, Readonly<Record<string, Record<string, unknown>>>>>;

function deployedOf(rendered: unknown): Readonly<Record<string, Record<string, unknown>>> {
  const { resource = {} } = rendered as { readonly resource?: Rendered };
  return Object.values(resource)[0] ?? {};
}
