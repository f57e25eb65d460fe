import type { Subject } from './estate';

/** What a person calls a resource: where CDKTF made it, which names the stack, else its address. */
export function labelOf({ resource, address }: Subject): string {
  return resource.constructPath === address
    ? address
    : resource.constructPath.replace(/\/(Default|Resource)$/, '');
}
