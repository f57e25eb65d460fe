/** What a plan says of a managed resource by its address alone. */
export function named(address: string): object {
  const [type = '', name = ''] = address
    .replace(/\[.*\]$/, '')
    .split('.')
    .slice(-2);
  const key = /\[(.*)\]$/.exec(address)?.[1];
  return {
    address,
    mode: 'managed',
    type,
    name,
    ...(key === undefined ? {} : { index: JSON.parse(key) as string | number }),
    provider_name: 'registry.terraform.io/hashicorp/aws',
  };
}
