import { NO_ACCOUNT } from '@archway/rehearsal';
import { mkdirSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import type { Documents } from './synthesized';

interface StackJson {
  readonly terraform: Readonly<Record<string, unknown>>;
  readonly provider: { readonly aws: readonly { readonly region: string }[] };
  readonly data?: Readonly<Record<string, unknown>>;
  readonly variable?: Readonly<Record<string, unknown>>;
}

/** How CDKTF reads an output of another stack. */
const REMOTE =
  /data\.terraform_remote_state\.cross-stack-reference-input-recovery-(\w+)-\w+\.outputs\.([\w-]+)/g;

/**
 * Writes the stacks of several tiers as modules of one root: what one reads from another's state it gets from the other's
 * output, so that all of them are validated and planned at once, by one provider for each region.
 */
export function writeRoot(folder: string, tiers: Readonly<Record<string, Documents>>): void {
  const regions = new Set<string>();
  const module: Record<string, object> = {};
  for (const [tier, documents] of Object.entries(tiers)) {
    for (const [stack, document] of Object.entries(documents)) {
      const name = `${tier}-${stack}`;
      const json = document as unknown as StackJson;
      const region = json.provider.aws[0]?.region ?? '';
      regions.add(region);
      const { text, inputs } = asModule(json);
      mkdirSync(path.join(folder, name), { recursive: true });
      writeFileSync(path.join(folder, name, 'main.tf.json'), text);
      module[name] = {
        source: `./${name}`,
        providers: { aws: `aws.${region}` },
        ...Object.fromEntries(
          inputs.map(([variable, from, output]) => [
            variable,
            `\${module.${tier}-${from}.${output}}`,
          ]),
        ),
      };
    }
  }
  const root = {
    terraform: { required_providers: { aws: { source: 'hashicorp/aws' } } },
    provider: {
      aws: [...regions].map((region) => ({ ...NO_ACCOUNT, alias: region, region })),
    },
    module,
  };
  writeFileSync(path.join(folder, 'main.tf.json'), JSON.stringify(root));
}

type Input = readonly [variable: string, stack: string, output: string];

function asModule(stack: StackJson): { readonly text: string; readonly inputs: readonly Input[] } {
  const inputs = new Map<string, Input>();
  const { terraform, ...document } = without(stack, 'provider', 'data');
  const data = without(stack.data ?? {}, 'terraform_remote_state');
  const text = JSON.stringify({ ...document, ...filled({ data }) }).replaceAll(
    REMOTE,
    (_, from: string, output: string) => {
      const variable = `${from}-${output}`;
      inputs.set(variable, [variable, from, output]);
      return `var.${variable}`;
    },
  );
  const module = JSON.parse(text) as StackJson;
  const variables = Object.fromEntries([...inputs.keys()].map((variable) => [variable, {}]));
  return {
    text: JSON.stringify({
      ...module,
      terraform: { required_providers: terraform['required_providers'] },
      ...filled({ variable: { ...module.variable, ...variables } }),
    }),
    inputs: [...inputs.values()],
  };
}

/** Terraform takes no block without a label. */
function filled(blocks: Readonly<Record<string, object>>): Readonly<Record<string, object>> {
  return Object.fromEntries(
    Object.entries(blocks).filter(([, block]) => Object.keys(block).length > 0),
  );
}

function without<Whole extends object, Name extends string>(
  whole: Whole,
  ...names: readonly Name[]
): Omit<Whole, Name> {
  return Object.fromEntries(
    Object.entries(whole).filter(([name]) => !(names as readonly string[]).includes(name)),
  ) as Omit<Whole, Name>;
}
