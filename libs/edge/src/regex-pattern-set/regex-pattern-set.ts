import type { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { Wafv2RegexPatternSet } from '@cdktf/provider-aws/lib/wafv2-regex-pattern-set';
import { nameByPath, problemIf, rejectProps } from '@archway/core';
import type { IConstruct } from 'constructs';
import { Construct } from 'constructs';
import { declaredProps } from '../declared-props';
import { regexProblem } from '../statement/regular-expression';
import { LONGEST_NAME_PREFIX } from '../web-acl/waf-name';
import type { WafScope } from '../web-acl/waf-scope';
import { scopeProblems } from '../web-acl/waf-scope';

/** A set of patterns that this app defines, or one that it only refers to. */
export interface IRegexPatternSet extends IConstruct {
  readonly regexPatternSetArn: string;
  readonly scope: WafScope;
}

export interface RegexPatternSetProps {
  /** Rejected outside of us-east-1 for `CLOUDFRONT`. */
  readonly scope: WafScope;

  /**
   * 1 to 10 patterns of at most 200 characters, each once, in the part of PCRE that AWS WAF takes.
   *
   * @see https://docs.aws.amazon.com/waf/latest/developerguide/waf-regex-pattern-support.html
   */
  readonly patterns: readonly string[];

  /**
   * @default - none
   */
  readonly description?: string;

  /**
   * An AWS provider of us-east-1, for scope CLOUDFRONT in a stack of another region.
   *
   * @default - the stack's own
   */
  readonly provider?: AwsProvider;
}

export interface RegexPatternSetAttributes {
  readonly regexPatternSetArn: string;
  readonly scope: WafScope;
}

/** AWS WAF quotas (https://docs.aws.amazon.com/waf/latest/developerguide/limits.html), patterns in a regex pattern set. */
const MOST_PATTERNS = 10;

/** Patterns of which one has to match. */
export class RegexPatternSet extends Construct implements IRegexPatternSet {
  /** A set that others deploy. */
  static fromRegexPatternSetAttributes(
    scope: Construct,
    id: string,
    attributes: RegexPatternSetAttributes,
  ): IRegexPatternSet {
    return new ImportedRegexPatternSet(scope, id, attributes);
  }

  readonly regexPatternSetArn: string;
  readonly scope: WafScope;

  constructor(scope: Construct, id: string, props: RegexPatternSetProps) {
    super(scope, id);
    declaredProps.check(this, 'RegexPatternSet', props);
    const { patterns, provider } = props;
    rejectProps(this, [
      ...scopeProblems(this, props.scope, provider),
      problemIf(
        patterns.length < 1 || patterns.length > MOST_PATTERNS,
        `patterns must be 1 to ${MOST_PATTERNS}, got ${patterns.length}`,
      ),
      problemIf(
        new Set(patterns).size < patterns.length,
        `patterns must hold each once, got ${JSON.stringify(patterns)}`,
      ),
      ...patterns.map((pattern) => regexProblem('patterns', pattern)),
    ]);
    this.scope = props.scope;
    const set = new Wafv2RegexPatternSet(this, 'Default', {
      provider,
      scope: props.scope,
      description: props.description,
      regularExpression: patterns.map((regexString) => ({ regexString })),
      // A rule still refers to the old set while a new one takes its place.
      lifecycle: { createBeforeDestroy: true },
    });
    nameByPath(set, 'namePrefix', LONGEST_NAME_PREFIX);
    this.regexPatternSetArn = set.arn;
  }
}

class ImportedRegexPatternSet extends Construct implements IRegexPatternSet {
  readonly regexPatternSetArn: string;
  readonly scope: WafScope;

  constructor(scope: Construct, id: string, attributes: RegexPatternSetAttributes) {
    super(scope, id);
    this.regexPatternSetArn = attributes.regexPatternSetArn;
    this.scope = attributes.scope;
  }
}
