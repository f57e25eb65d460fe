import type { Problem } from '@archway/core';
import { isOpen, notMatching, physicalName, problemIf, rejectProps } from '@archway/core';
import { CloudfrontFunction } from '@cdktf/provider-aws/lib/cloudfront-function';
import { Construct } from 'constructs';
import { declaredProps } from '../declared-props';
import type { IKeyValueStore } from '../key-value-store/key-value-store';
import { bundleCloudFrontFunction } from './bundle-cloudfront-function';

/** A CloudFront function, of this app or another. */
export interface ICloudFrontFunction {
  readonly functionArn: string;
}

/** Where a function's code comes from. */
export type CloudFrontFunctionSource =
  /** A TypeScript or JavaScript file that exports `handler`, which is bundled for JavaScript runtime 2.0. */
  | { readonly entry: string; readonly minify?: boolean }
  /** JavaScript as CloudFront runs it. */
  | { readonly code: string };

export interface CloudFrontFunctionProps {
  readonly source: CloudFrontFunctionSource;

  /**
   * At most 128 characters.
   *
   * @default - none
   */
  readonly comment?: string;

  /**
   * The one store that the function may read.
   *
   * @default - none
   */
  readonly keyValueStore?: IKeyValueStore;

  /**
   * Whether the code goes live, where distributions run it, or stays in the development stage.
   *
   * @default true
   */
  readonly publish?: boolean;
}

/** "Quotas on CloudFront Functions": maximum function size, 10 KB. */
const LARGEST_CODE_BYTES = 10_240;

/** Code of a few milliseconds that runs in every edge location, on a viewer's request or the answer to it. */
export class CloudFrontFunction extends Construct implements ICloudFrontFunction {
  /** A function that others deploy. */
  static fromFunctionArn(functionArn: string): ICloudFrontFunction {
    return { functionArn };
  }

  readonly functionArn: string;

  constructor(scope: Construct, id: string, props: CloudFrontFunctionProps) {
    super(scope, id);
    declaredProps.check(this, 'CloudFrontFunction', props);
    const { source } = props;
    const code =
      'entry' in source
        ? bundleCloudFrontFunction(source.entry, { minify: source.minify })
        : source.code;
    rejectProps(this, [
      notMatching('comment', props.comment, /^.{0,128}$/s, 'at most 128 characters long'),
      ...codeProblems(code),
    ]);
    this.functionArn = new CloudfrontFunction(this, 'Default', {
      // What uses it lets go first: AWS refuses to delete what is in use.
      lifecycle: { createBeforeDestroy: true },
      name: physicalName(this, 64),
      runtime: 'cloudfront-js-2.0',
      comment: props.comment,
      code: asLiteral(code),
      publish: props.publish ?? true,
      keyValueStoreAssociations: props.keyValueStore && [props.keyValueStore.keyValueStoreArn],
    }).arn;
  }
}

function codeProblems(code: string): readonly Problem[] {
  if (isOpen(code)) return [];
  const bytes = Buffer.byteLength(code, 'utf8');
  return [
    problemIf(
      bytes > LARGEST_CODE_BYTES,
      `source must have at most ${LARGEST_CODE_BYTES} bytes, got ${bytes}: set minify, or move data to a key value store`,
    ),
    problemIf(
      !/\bhandler\b/.test(code),
      'source must declare function handler(event), got code without one',
    ),
  ];
}

/** Template literals of JavaScript look like references to Terraform, which would evaluate them. */
function asLiteral(code: string): string {
  return isOpen(code) ? code : code.replace(/([$%])\{/g, '$1$1{');
}
