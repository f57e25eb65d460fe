import { selectsEverything } from '@archway/aws';
import type { Problem } from '@archway/core';
import { isOpen, notMatching, problemIf, rejectProps, show } from '@archway/core';
import { BackupSelection as BackupSelectionResource } from '@cdktf/provider-aws/lib/backup-selection';
import { Construct } from 'constructs';
import { declaredProps } from '../declared-props';
import { BackupRole } from './backup-role';

/** A condition on a tag; all of them have to hold. */
export interface TagCondition {
  readonly operator: 'equals' | 'not-equals' | 'like' | 'not-like';
  readonly tag: string;
  /** With `like` and `not-like`, `*` stands for anything. */
  readonly value: string;
}

/** A tag that is enough to be selected. */
export interface SelectingTag {
  readonly tag: string;
  readonly value: string;
}

export interface BackupSelectionOptions {
  /**
   * ARNs of resources, or patterns such as `arn:aws:dynamodb:*:*:table/*`. A resource is selected by one of them **or** by
   * one of `anyOfTags`, and then has to meet `allOfConditions`.
   *
   * @default - by tags or conditions only
   */
  readonly resourceArns?: readonly string[];

  /**
   * Tags of which one is enough, whatever the resource is.
   *
   * @default - none
   */
  readonly anyOfTags?: readonly SelectingTag[];

  /**
   * Conditions that every selected resource has to meet.
   *
   * @default - none
   */
  readonly allOfConditions?: readonly TagCondition[];

  /**
   * ARNs and patterns that are left out, whatever else selects them.
   *
   * @default - none
   */
  readonly exceptResourceArns?: readonly string[];

  /**
   * States that every resource of every service that is opted in is meant.
   *
   * @default false
   */
  readonly everything?: boolean;

  /**
   * ARN of the role that AWS Backup takes on, which must be allowed to back up and restore what is selected.
   *
   * @default - a new role with AWS's managed policies for backups and restores
   */
  readonly roleArn?: string;

  /**
   * 1 to 50 letters, digits, `-`, `_` and `.`.
   *
   * @default - the id
   */
  readonly selectionName?: string;
}

export interface BackupSelectionProps extends BackupSelectionOptions {
  readonly backupPlanId: string;
}

/**
 * What a plan backs up.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/API_BackupSelection.html
 */
export class BackupSelection extends Construct {
  /** The role that AWS Backup takes on. */
  readonly roleArn: string;

  constructor(scope: Construct, id: string, props: BackupSelectionProps) {
    super(scope, id);
    declaredProps.check(this, 'BackupSelection', props);
    rejectProps(this, selectionProblems(props));
    this.roleArn = props.roleArn ?? new BackupRole(this, 'Role').roleArn;
    const conditions = props.allOfConditions ?? [];
    const ofOperator = (operator: TagCondition['operator']) =>
      conditions
        .filter((condition) => condition.operator === operator)
        .map(({ tag, value }) => ({ key: `aws:ResourceTag/${tag}`, value }));
    new BackupSelectionResource(this, 'Default', {
      name: props.selectionName ?? id,
      planId: props.backupPlanId,
      iamRoleArn: this.roleArn,
      resources: resourcesOf(props),
      notResources: props.exceptResourceArns && [...props.exceptResourceArns],
      selectionTag: props.anyOfTags?.map(({ tag, value }) => ({
        type: 'STRINGEQUALS',
        key: tag,
        value,
      })),
      condition:
        conditions.length === 0
          ? undefined
          : [
              {
                stringEquals: ofOperator('equals'),
                stringNotEquals: ofOperator('not-equals'),
                stringLike: ofOperator('like'),
                stringNotLike: ofOperator('not-like'),
              },
            ],
    });
  }
}

/** Conditions alone select among all resources, and Terraform wants that said. */
function resourcesOf(props: BackupSelectionOptions): string[] | undefined {
  if (props.resourceArns !== undefined) return [...props.resourceArns];
  return props.anyOfTags === undefined ? ['*'] : undefined;
}

function selectionProblems(props: BackupSelectionProps & { node?: unknown }): readonly Problem[] {
  const {
    resourceArns = [],
    anyOfTags = [],
    allOfConditions = [],
    exceptResourceArns = [],
  } = props;
  const everything = selectsEverything({
    resources: resourceArns.map(asMatcher),
    notResources: [],
    anyTags: anyOfTags.map(({ tag, value }) => ({ operator: 'StringEquals', key: tag, value })),
    conditions: allOfConditions.map(({ tag, value }) => ({
      operator: 'StringEquals',
      key: tag,
      value,
    })),
  });
  const stated = [props.resourceArns, props.anyOfTags].filter((list) => list !== undefined);
  return [
    notMatching(
      'selectionName',
      props.selectionName,
      /^[a-zA-Z0-9\-_.]{1,50}$/,
      "1 to 50 letters, digits, '-', '_' and '.'",
    ),
    problemIf(
      everything && props.everything !== true && stated.every((list) => list.length > 0),
      'everything must be true to select every resource that is opted in, got ' +
        `${show(props.everything)}: give resourceArns, anyOfTags or allOfConditions`,
    ),
    problemIf(
      stated.length > 0 && stated.every((list) => list.length === 0),
      'resourceArns and anyOfTags must hold something or be left out, got empty lists, which select nothing or everything',
    ),
    problemIf(
      resourceArns.includes('*') && anyOfTags.length > 0,
      `anyOfTags must not come with resourceArns ["*"], got ${show(anyOfTags)}: a resource is selected by either, so that the tags narrow nothing; use allOfConditions`,
    ),
    ...resourceArns.map((arn, at) => notArn(`resourceArns[${at}]`, arn)),
    ...exceptResourceArns.map((arn, at) => notArn(`exceptResourceArns[${at}]`, arn)),
    ...contradictions(allOfConditions),
    problemIf(
      exceptResourceArns.includes('*') ||
        (resourceArns.length > 0 &&
          anyOfTags.length === 0 &&
          resourceArns.every((arn) => exceptResourceArns.includes(arn))),
      `exceptResourceArns must leave something to select, got ${show(exceptResourceArns)}`,
    ),
  ];
}

function notArn(prop: string, arn: string): Problem {
  if (isOpen(arn) || arn === '*' || arn.startsWith('arn:')) return undefined;
  return `${prop} must be an ARN, a pattern that begins with 'arn:', or '*', got ${show(arn)}`;
}

/** Two values for one tag: no resource has both. */
function contradictions(conditions: readonly TagCondition[]): readonly Problem[] {
  return conditions.flatMap((one, at) => {
    if (isOpen(one.value)) return [];
    const other = conditions
      .slice(0, at)
      .find(
        ({ tag, value, operator }) =>
          tag === one.tag && !isOpen(value) && excludes(operator, value, one),
      );
    return other === undefined
      ? []
      : [
          `allOfConditions[${at}] must hold together with the others, got ${one.operator} ${show(one.value)} beside ${other.operator} ${show(other.value)} for tag '${one.tag}': they select nothing`,
        ];
  });
}

function excludes(operator: TagCondition['operator'], value: string, other: TagCondition): boolean {
  const [a, b] = [operator, other.operator];
  if (a === 'equals' && b === 'equals') return value !== other.value;
  const opposite = (a === 'equals' && b === 'not-equals') || (a === 'not-equals' && b === 'equals');
  return opposite && value === other.value;
}

function asMatcher(text: string) {
  return { text, matches: () => undefined };
}
