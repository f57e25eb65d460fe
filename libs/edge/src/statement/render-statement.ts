import { renderAction } from '../waf-rule/action';
import { renderForwardedIp } from './forwarded-ip';
import { renderConfig } from './managed-group-config';
import { renderRateLimit } from './rate-limit';
import { renderField } from './render-field';
import type {
  GroupOverrides,
  Inspected,
  ManagedGroupStatement,
  MatchStatement,
  RateBasedStatement,
  Statement,
} from './statement';
import { renderTransformations } from './text-transformation';

/** The statement as the API of AWS WAF writes it. */
export function renderStatement(statement: Statement): object {
  switch (statement.kind) {
    case 'rate-based':
      return { RateBasedStatement: renderRateBased(statement) };
    case 'managed-group':
      return { ManagedRuleGroupStatement: renderManagedGroup(statement) };
    case 'rule-group':
      return {
        RuleGroupReferenceStatement: {
          ARN: statement.group.ruleGroupArn,
          ...renderOverrides(statement),
        },
      };
    case 'and':
    case 'or':
    case 'not':
      return renderLogical(statement);
    case 'asn':
    case 'geo':
    case 'ip-set':
    case 'label':
      return renderOrigin(statement);
    case 'byte-match':
    case 'regex':
    case 'regex-set':
    case 'size':
    case 'sqli':
    case 'xss':
      return renderInspection(statement);
  }
}

type Of<Kind extends MatchStatement['kind']> = Extract<MatchStatement, { readonly kind: Kind }>;

function renderLogical(statement: Of<'and' | 'not' | 'or'>): object {
  if (statement.kind === 'not') {
    return { NotStatement: { Statement: renderStatement(statement.statement) } };
  }
  const Statements = statement.statements.map(renderStatement);
  return statement.kind === 'and'
    ? { AndStatement: { Statements } }
    : { OrStatement: { Statements } };
}

function renderOrigin(statement: Of<'asn' | 'geo' | 'ip-set' | 'label'>): object {
  if (statement.kind === 'label') {
    return { LabelMatchStatement: { Scope: statement.scope, Key: statement.key } };
  }
  const { forwardedIp } = statement;
  const forwarded =
    forwardedIp === undefined ? {} : { ForwardedIPConfig: renderForwardedIp(forwardedIp) };
  switch (statement.kind) {
    case 'asn':
      return { AsnMatchStatement: { AsnList: statement.asns, ...forwarded } };
    case 'geo':
      return { GeoMatchStatement: { CountryCodes: statement.countryCodes, ...forwarded } };
    case 'ip-set':
      return {
        IPSetReferenceStatement: {
          ARN: statement.set.ipSetArn,
          ...(statement.forwardedIp === undefined
            ? {}
            : {
                IPSetForwardedIPConfig: {
                  ...renderForwardedIp(statement.forwardedIp),
                  Position: statement.forwardedIp.position ?? 'FIRST',
                },
              }),
        },
      };
  }
}

function renderInspection(
  statement: Of<'byte-match' | 'regex-set' | 'regex' | 'size' | 'sqli' | 'xss'>,
): object {
  const inspected = renderInspected(statement);
  switch (statement.kind) {
    case 'byte-match':
      return {
        ByteMatchStatement: {
          SearchString: statement.searchString,
          PositionalConstraint: statement.position,
          ...inspected,
        },
      };
    case 'regex':
      return { RegexMatchStatement: { RegexString: statement.regex, ...inspected } };
    case 'regex-set':
      return {
        RegexPatternSetReferenceStatement: {
          ARN: statement.patternSet.regexPatternSetArn,
          ...inspected,
        },
      };
    case 'size':
      return {
        SizeConstraintStatement: {
          ComparisonOperator: statement.comparison,
          Size: statement.sizeBytes,
          ...inspected,
        },
      };
    case 'sqli':
      return {
        SqliMatchStatement: { SensitivityLevel: statement.sensitivity ?? 'LOW', ...inspected },
      };
    case 'xss':
      return { XssMatchStatement: inspected };
  }
}

function renderInspected({ field, transformations }: Inspected): object {
  return {
    FieldToMatch: renderField(field),
    TextTransformations: renderTransformations(transformations),
  };
}

function renderRateBased(statement: RateBasedStatement): object {
  return { ...renderRateLimit(statement), ...renderScopeDown(statement.scopeDown) };
}

function renderManagedGroup(statement: ManagedGroupStatement): object {
  const { vendor, name, version, config, scopeDown } = statement;
  return {
    VendorName: vendor,
    Name: name,
    ...(version === undefined ? {} : { Version: version }),
    ...(config === undefined ? {} : { ManagedRuleGroupConfigs: [renderConfig(config)] }),
    ...renderOverrides(statement),
    ...renderScopeDown(scopeDown),
  };
}

function renderOverrides({ ruleActions }: GroupOverrides): object {
  if (ruleActions === undefined) return {};
  return {
    RuleActionOverrides: Object.entries(ruleActions).map(([Name, action]) => ({
      Name,
      ActionToUse: renderAction(action),
    })),
  };
}

function renderScopeDown(scopeDown: MatchStatement | undefined): object {
  return scopeDown === undefined ? {} : { ScopeDownStatement: renderStatement(scopeDown) };
}
