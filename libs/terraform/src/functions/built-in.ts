import { COLLECTION } from './collection';
import { CONVERSION } from './conversion';
import { DATE } from './date';
import { number, text, type Functions } from './definition';
import { ENCODING } from './encoding';
import { FILES } from './files';
import { FORMAT } from './format';
import { HASH } from './hash';
import { NETWORK } from './network';
import { NUMERIC } from './numeric';
import { PROVIDER } from './provider-functions';
import { SETS } from './sets';
import { TEXT } from './text';

/** What another run, or another key, makes another value of. */
const UNTOLD: Functions = {
  uuid: { parameters: [], call: () => undefined },
  bcrypt: { parameters: [text], rest: number, call: () => undefined },
  rsadecrypt: { parameters: [text, text], call: () => undefined },
};

/** Every function of Terraform 1.11, and those of the AWS provider. */
export const BUILT_IN: Functions = {
  ...COLLECTION,
  ...CONVERSION,
  ...DATE,
  ...ENCODING,
  ...FILES,
  ...FORMAT,
  ...HASH,
  ...NETWORK,
  ...NUMERIC,
  ...PROVIDER,
  ...SETS,
  ...TEXT,
  ...UNTOLD,
};
