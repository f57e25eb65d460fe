import type { Problem } from '@archway/core';
import { notOneOf, notMatching, notWhole, problemIf, rejectProps } from '@archway/core';
import type { CloudfrontDistributionOrigin } from '@cdktf/provider-aws/lib/cloudfront-distribution';
import { Construct } from 'constructs';
import type { OriginOptions } from './origin-options';
import { ORIGIN_SHIELD_REGIONS } from './origin-options';
import type { IOrigin } from './origin';
import { customHeaderProblems } from './custom-headers';

/** What every kind of origin has in common. */
export abstract class OriginBase extends Construct implements IOrigin {
  readonly originId: string;
  readonly origins: readonly IOrigin[] = [this];

  constructor(
    scope: Construct,
    id: string,
    private readonly options: OriginOptions,
  ) {
    super(scope, id);
    this.originId = originIdOf(this);
  }

  renderOrigin(): Omit<CloudfrontDistributionOrigin, 'originId'> {
    const { customHeaders = {}, originShieldRegion } = this.options;
    const headers = Object.entries(customHeaders).map(([name, value]) => ({ name, value }));
    return {
      originPath: this.options.originPath,
      connectionAttempts: this.options.connectionAttempts,
      connectionTimeout: this.options.connectionTimeoutSeconds,
      customHeader: headers.length > 0 ? headers : undefined,
      originShield:
        originShieldRegion === undefined ? undefined : { enabled: true, originShieldRegion },
      ...this.renderKind(),
    };
  }

  /** The arguments that tell kinds of origins apart. */
  protected abstract renderKind(): Pick<CloudfrontDistributionOrigin, 'domainName'> &
    Partial<CloudfrontDistributionOrigin>;

  /** Refuses the common options together with what a kind finds wrong. */
  protected rejectOptions(problems: readonly Problem[]): void {
    const { originPath, customHeaders, connectionAttempts, connectionTimeoutSeconds } =
      this.options;
    rejectProps(this, [
      ...problems,
      notMatching(
        'originPath',
        originPath,
        /^(\/[^?#\s*]*[^?#\s*/]|\/[^?#\s*/])$/,
        "a path that starts with '/' and does not end with one, such as /site",
      ),
      problemIf(
        (originPath ?? '').length > 255,
        `originPath must have at most 255 characters, got ${(originPath ?? '').length}`,
      ),
      notWhole('connectionAttempts', connectionAttempts, 1, 3),
      notWhole('connectionTimeoutSeconds', connectionTimeoutSeconds, 1, 10),
      notOneOf('originShieldRegion', this.options.originShieldRegion, ORIGIN_SHIELD_REGIONS),
      ...customHeaderProblems(customHeaders ?? {}),
    ]);
  }
}

/** The path within the stack: it changes when the construct moves, as every address does, and never with a prop. */
export function originIdOf(construct: Construct): string {
  return construct.node.path.split('/').slice(1).join('-');
}
