import { referencesOf } from '../expression/derived';
import { EvaluationError } from '../expression/evaluation-error';
import { Fraction } from '../value/fraction';
import { isUnknown, Unknown, unknownsIn, type Value } from '../value/value';
import { decodeCsv } from './csv';
import {
  anything,
  nullable,
  ofTexts,
  text,
  type FunctionDefinition,
  type Functions,
} from './definition';
import { decodeJson, encodeJson } from './json';
import { decodeYaml } from './yaml-decode';
import { encodeYaml } from './yaml-encode';

export const ENCODING: Functions = {
  jsonencode: { parameters: [anything], partly: true, call: ([value = null]) => inJson(value) },
  jsondecode: ofTexts(1, decodeJson),
  yamlencode: { parameters: [nullable], call: ([value = null]) => encodeYaml(value) },
  yamldecode: decoder(decodeYaml),
  csvdecode: ofTexts(1, decodeCsv),
  base64encode: ofTexts(1, (value = '') => Buffer.from(value).toString('base64')),
  base64decode: ofTexts(1, (value = '') => utf8(bytesOf(value), 'base64decode')),
  urlencode: ofTexts(1, (value = '') =>
    encodeURIComponent(value)
      .replace(/[!'()*]/g, (each) => `%${each.charCodeAt(0).toString(16).toUpperCase()}`)
      .replaceAll('%20', '+'),
  ),
  textencodebase64: {
    parameters: [text, text],
    call: ([value = '', name = '']) => {
      const encoding = ENCODINGS[(name as string).toLowerCase()];
      return encoding && encoding.encode(value as string)?.toString('base64');
    },
  },
  textdecodebase64: {
    parameters: [text, text],
    call: ([value = '', name = '']) =>
      ENCODINGS[(name as string).toLowerCase()]?.decode(bytesOf(value as string)),
  },
  // The bytes depend on the library that compresses.
  base64gzip: { parameters: [text], call: () => undefined },
};

/** A JSON text of which parts are not known is still read: they stand in it in Terraform's words. */
function inJson(value: Value): Value | undefined {
  if (isUnknown(value) && !(value instanceof Fraction)) return undefined;
  const unknowns = unknownsIn(value).filter(
    (each) => !(each instanceof Fraction && each.digits !== undefined),
  );
  const [first] = unknowns;
  return first === undefined
    ? encodeJson(value)
    : new Unknown(encodeJson(value), referencesOf(unknowns), first.reason);
}

function decoder(decode: (text: string) => Value | undefined): FunctionDefinition {
  return { parameters: [text], call: ([value = '']) => decode(value as string) };
}

interface TextEncoding {
  /** Undefined for a text that it cannot write. */
  readonly encode: (text: string) => Buffer | undefined;
  readonly decode: (bytes: Buffer) => string | undefined;
}

const UTF_16: TextEncoding = {
  encode: (value) => Buffer.from(value, 'utf16le'),
  decode: (bytes) => (bytes.length % 2 === 0 ? bytes.toString('utf16le') : undefined),
};

const ENCODINGS: Readonly<Record<string, TextEncoding | undefined>> = {
  'utf-8': {
    encode: (value) => Buffer.from(value),
    decode: (bytes) => utf8(bytes, 'textdecodebase64'),
  },
  'utf-16le': UTF_16,
  'utf-16be': {
    encode: (value) => Buffer.from(value, 'utf16le').swap16(),
    decode: (bytes) => UTF_16.decode(bytes.length % 2 === 0 ? Buffer.from(bytes).swap16() : bytes),
  },
  'iso-8859-1': {
    encode: (value) => (/^[\0-\xff]*$/.test(value) ? Buffer.from(value, 'latin1') : undefined),
    decode: (bytes) => bytes.toString('latin1'),
  },
};

function bytesOf(base64: string): Buffer {
  const compact = base64.replace(/[\r\n]/g, '');
  if (!/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(compact)) {
    throw new EvaluationError('the text is no base64');
  }
  return Buffer.from(compact, 'base64');
}

/** @throws {@link EvaluationError} for bytes that are no text */
export function utf8(bytes: Buffer, name: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new EvaluationError(`${name}(): the content is not valid UTF-8`);
  }
}
