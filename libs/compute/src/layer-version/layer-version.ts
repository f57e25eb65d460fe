import { notMatching, notOneOf, physicalName, problemIf, rejectProps } from '@archway/core';
import { LambdaLayerVersion } from '@cdktf/provider-aws/lib/lambda-layer-version';
import { LambdaLayerVersionPermission } from '@cdktf/provider-aws/lib/lambda-layer-version-permission';
import { Fn } from 'cdktf';
import type { IConstruct } from 'constructs';
import { Construct } from 'constructs';
import type { Code } from '../code/code';
import { declaredProps } from '../declared-props';
import type { Architecture, Runtime } from '../function/function-props';
import { ARCHITECTURES, RUNTIMES } from '../function/function-props';

/** One version of a layer. */
export interface ILayerVersion extends IConstruct {
  readonly layerVersionArn: string;
  /** Unknown where the layer says nothing of it. */
  readonly compatibleRuntimes?: readonly Runtime[];
  /** Unknown where the layer says nothing of it. */
  readonly compatibleArchitectures?: readonly Architecture[];
}

/** The rules are those of https://docs.aws.amazon.com/lambda/latest/api/API_PublishLayerVersion.html. */
export interface LayerVersionProps {
  /** A zip whose files appear under `/opt`; Node looks for packages in `nodejs/node_modules`. */
  readonly code: Code;

  /**
   * 1 to 140 letters, digits, `-` and `_`.
   *
   * @default - derived from the stage and the construct's path
   */
  readonly layerName?: string;

  /**
   * At most 256 characters.
   *
   * @default - none
   */
  readonly description?: string;

  /**
   * @default - not stated
   */
  readonly compatibleRuntimes?: readonly Runtime[];

  /**
   * @default - not stated
   */
  readonly compatibleArchitectures?: readonly Architecture[];

  /**
   * An SPDX identifier, a URL or a text, at most 512 characters.
   *
   * @default - none
   */
  readonly licenseInfo?: string;

  /**
   * Whether versions of other code stay when a new one is published. Functions that have one keep it anyway.
   *
   * @default false
   */
  readonly keepVersions?: boolean;
}

/** Code that several functions share. Another content is another version, with an ARN of its own. */
export class LayerVersion extends Construct implements ILayerVersion {
  readonly layerVersionArn: string;
  readonly compatibleRuntimes?: readonly Runtime[];
  readonly compatibleArchitectures?: readonly Architecture[];
  private readonly resource: LambdaLayerVersion;

  constructor(scope: Construct, id: string, props: LayerVersionProps) {
    super(scope, id);
    declaredProps.check(this, 'LayerVersion', props);
    const { compatibleRuntimes: runtimes, compatibleArchitectures: architectures } = props;
    rejectProps(this, [
      notMatching(
        'layerName',
        props.layerName,
        /^[A-Za-z0-9_-]{1,140}$/,
        "1 to 140 letters, digits, '-' and '_'",
      ),
      notMatching('description', props.description, /^[^]{0,256}$/, 'at most 256 characters'),
      notMatching('licenseInfo', props.licenseInfo, /^[^]{0,512}$/, 'at most 512 characters'),
      ...(runtimes ?? []).map((runtime) => notOneOf('compatibleRuntimes', runtime, RUNTIMES)),
      ...(architectures ?? []).map((architecture) =>
        notOneOf('compatibleArchitectures', architecture, ARCHITECTURES),
      ),
      problemIf(runtimes?.length === 0, 'compatibleRuntimes must name a runtime, got none'),
      problemIf(
        architectures?.length === 0,
        'compatibleArchitectures must name an architecture, got none',
      ),
    ]);
    this.compatibleRuntimes = runtimes;
    this.compatibleArchitectures = architectures;
    this.resource = new LambdaLayerVersion(this, 'Default', {
      layerName: props.layerName ?? physicalName(this, 140),
      ...props.code.bind(this),
      description: props.description,
      compatibleRuntimes: runtimes && [...runtimes],
      compatibleArchitectures: architectures && [...architectures],
      licenseInfo: props.licenseInfo,
      skipDestroy: props.keepVersions,
    });
    this.layerVersionArn = this.resource.arn;
  }

  /**
   * Allows functions of another account to use this version.
   *
   * @param id of the permission, such as `Partner`
   */
  grantUse(id: string, accountId: string): void {
    rejectProps(this, [
      notMatching('accountId', accountId, /^\d{12}$/, 'an account id of 12 digits'),
    ]);
    new LambdaLayerVersionPermission(this, id, {
      layerName: this.resource.layerName,
      versionNumber: Fn.tonumber(this.resource.version),
      statementId: id,
      action: 'lambda:GetLayerVersion',
      principal: accountId,
    });
  }
}
