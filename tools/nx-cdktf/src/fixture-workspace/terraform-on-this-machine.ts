import { awsProviders, findProviderMirror, findTerraform } from '../terraform/installation';

function missing(): string | undefined {
  try {
    findTerraform(process.env);
    const mirror = findProviderMirror(process.env);
    if (mirror !== undefined && awsProviders(mirror).length > 0) return undefined;
    return 'no mirror of the AWS provider: set TF_PLUGIN_DIR';
  } catch (error) {
    return (error as Error).message;
  }
}

/**
 * A group of specs that need the real Terraform and provider. Where these are missing it is left out, loudly,
 * unless `ARCHWAY_TERRAFORM` is `required`.
 */
export function terraformOnThisMachine(name: string, specs: () => void): void {
  const reason = missing();
  if (reason === undefined || process.env.ARCHWAY_TERRAFORM === 'required') {
    describe(name, specs);
    return;
  }
  console.warn(`SKIPPED: specs ${name}: ${reason}`);
  describe.skip(name, specs);
}
