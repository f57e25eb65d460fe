import { textsOf, textOf, type Resource, type Stack } from '@archway/terraform';

/** Account, region and partition that a resource lives in. */
export interface Environment {
  readonly accountId: string;
  readonly region: string;
  readonly partition: string;
}

/** The account of AWS's own examples. */
export const EXAMPLE_ACCOUNT = '123456789012';

const DEFAULT_REGION = 'us-east-1';

export function partitionOf(region: string): string {
  if (region.startsWith('cn-')) return 'aws-cn';
  return region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
}

/** The environment of a stack's default provider; what is given wins. */
export function environmentOf(stack: Stack, given: Partial<Environment> = {}): Environment {
  const provider = stack.providers.find(({ name, alias }) => name === 'aws' && alias === undefined);
  const region = given.region ?? provider?.region ?? DEFAULT_REGION;
  const [allowed] = textsOf(provider?.attributes['allowed_account_ids']);
  return {
    accountId: given.accountId ?? allowed ?? EXAMPLE_ACCOUNT,
    region,
    partition: given.partition ?? partitionOf(region),
  };
}

/** The region of one resource: its own argument, its provider's, else the stack's. */
export function regionOf(stack: Stack, resource: Resource, environment: Environment): string {
  const stated = textOf(resource.attributes['region']);
  if (stated !== undefined) return stated;
  if (resource.region !== undefined) return resource.region;
  const alias = resource.provider?.split('.')[1];
  if (alias === undefined) return environment.region;
  return stack.providers.find((each) => each.alias === alias)?.region ?? environment.region;
}
