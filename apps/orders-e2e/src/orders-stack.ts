import { readArchitecture, type Architecture } from '@archway/local';
import { parseStack } from '@archway/terraform';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

const STACK = resolve(__dirname, '../../orders/cdktf.out/stacks/orders-dev/cdk.tf.json');

/** What the synthesized stack of the stage dev states. */
export function architectureOf(): Architecture {
  return readArchitecture([parseStack(readFileSync(STACK, 'utf8'), STACK)]);
}
