import {
  BACKUP,
  CONTINUOUS_SERVICES,
  largestGap,
  parseSchedule,
  REPLICATION,
  selects,
  TimeZone,
  type ArnMatcher,
  type Known,
  type TagCondition,
} from '@archway/aws';
import { numberOr, type Estate, type Subject } from '@archway/checks';
import {
  blocksOf,
  flagOf,
  isList,
  isUnknown,
  textOf,
  type ObjectValue,
  type Value,
} from '@archway/terraform';
import { candidateOf, elsewhere, mayMatch, type SubjectCandidate } from './candidates';
import { keptByRule } from './kept';
import { objective, type Objective, type Protection, type Term } from './model';

/** What AWS Backup does for a resource, by every rule of every plan whose selections select it. */
export function backupProtections(
  estate: Estate,
  subject: Subject,
  fromYear: number,
): readonly Protection[] {
  const candidate = candidateOf(subject);
  if (candidate === undefined) return [];
  return estate.all('aws_backup_selection').flatMap((selection) => {
    if (elsewhere(selection, subject)) return [];
    const optIn = optedIn(estate, subject, candidate.service);
    const selected = selects(selectionOf(estate, selection), candidate, optIn.known);
    if (selected === false) return [];
    const plan = estate.target(selection, selection.attributes['plan_id'], 'aws_backup_plan');
    const because = selected === undefined ? `${selection.address} may select it` : undefined;
    if (plan === undefined) {
      return [
        {
          kind: 'AWS Backup' as const,
          by: selection.address,
          unknown: because ?? 'its plan is not in this Terraform',
          restores: true,
          rpo: objective({ name: 'schedule of a plan that is not here' }),
        },
      ];
    }
    return blocksOf(plan.attributes['rule']).map((rule) => ({
      ...protectionBy(plan, rule, candidate, fromYear),
      ...(because === undefined ? {} : { unknown: because }),
      ...(optIn.assumed ? { assumes: `${candidate.service} is opted in to AWS Backup` } : {}),
    }));
  });
}

/** A selection that means a store, or would if its service were opted in. */
export interface SelectingPlan {
  readonly selection: Subject;
  readonly plan: Subject | undefined;
  readonly isSelected: Known;
  readonly wouldBe: boolean;
}

export function selectingPlans(
  estate: Estate,
  subject: Subject,
  candidate: SubjectCandidate,
): readonly SelectingPlan[] {
  const { known } = optedIn(estate, subject, candidate.service);
  return estate.all('aws_backup_selection').flatMap((selection) => {
    if (elsewhere(selection, subject)) return [];
    const stated = selectionOf(estate, selection);
    return [
      {
        selection,
        plan: estate.target(selection, selection.attributes['plan_id'], 'aws_backup_plan'),
        isSelected: selects(stated, candidate, known),
        wouldBe: selects(stated, candidate, true) === true,
      },
    ];
  });
}

function protectionBy(
  plan: Subject,
  rule: ObjectValue,
  candidate: SubjectCandidate,
  fromYear: number,
): Protection {
  const gap = gapOf(rule, fromYear);
  const window = numberOr(rule['start_window'], BACKUP.startWindowMinutes.default);
  const start: Term = {
    name: 'start window',
    ...(window === undefined ? {} : { minutes: window }),
  };
  const continuous =
    flagOf(rule['enable_continuous_backup']) === true && CONTINUOUS_SERVICES.has(candidate.service);
  const region = candidate.subject.resource.region;
  const regionRpo = copyObjective(plan, rule, region, [gap, start]);
  return {
    kind: 'AWS Backup',
    by: plan.address,
    detail: `rule ${textOf(rule['rule_name']) ?? 'without a known name'}`,
    restores: true,
    rpo: continuous
      ? objective({ name: 'continuous backup', minutes: REPLICATION.continuousBackupMinutes })
      : objective(gap, start),
    keeps: keptByRule(rule, candidate.service, continuous, fromYear),
    ...(regionRpo === undefined ? {} : { regionRpo }),
  };
}

/** Copies to another region survive; how long a copy takes, nobody knows. */
function copyObjective(
  plan: Subject,
  rule: ObjectValue,
  region: string | undefined,
  terms: readonly Term[],
): Objective | undefined {
  const regions = blocksOf(rule['copy_action']).map((copy) =>
    regionOfVault(copy['destination_vault_arn'], plan),
  );
  const away = regions.find((each) => each !== undefined && each !== region);
  const unknown = regions.includes(undefined);
  if (away === undefined && !unknown) return undefined;
  return objective(...terms, {
    name: away === undefined ? 'copy to a vault whose region is not known' : `copy to ${away}`,
  });
}

function regionOfVault(value: Value | undefined, plan: Subject): string | undefined {
  const arn = textOf(value);
  if (arn?.startsWith('arn:') === true) return arn.split(':')[3];
  const references = isUnknown(value) ? value.references : [];
  const [name = ''] = references;
  const [type = '', label = ''] = name.split('.');
  return plan.configuration.find(`${type}.${label}`)?.region;
}

function gapOf(rule: ObjectValue, fromYear: number): Term {
  const stated = rule['schedule'];
  const expression = textOf(stated);
  const text = stated === undefined || stated === null ? BACKUP.schedule : expression;
  if (text === undefined || text === '') return { name: 'schedule that is not known' };
  const schedule = parseSchedule(text);
  const zone = textOf(rule['schedule_expression_timezone']) ?? 'UTC';
  if (schedule.kind === 'invalid') return { name: `schedule ${text}, which AWS refuses` };
  if (!TimeZone.isKnown(zone)) return { name: `schedule in the unknown time zone ${zone}` };
  const { minutes } = largestGap(schedule, { timeZone: zone, fromYear });
  return { name: `largest gap of ${text}`, ...(Number.isFinite(minutes) ? { minutes } : {}) };
}

function selectionOf(estate: Estate, selection: Subject) {
  const { attributes } = selection;
  const matchers = (value: Value | undefined): readonly ArnMatcher[] =>
    isList(value)
      ? value.map((each) => matcherOf(estate, selection, each))
      : value === undefined || value === null || !isUnknown(value)
        ? []
        : value.references.length === 0
          ? []
          : [{ text: 'arn:unknown:*', matches: () => undefined }];
  return {
    resources: matchers(attributes['resources']),
    notResources: matchers(attributes['not_resources']),
    anyTags: blocksOf(attributes['selection_tag']).map((tag) => conditionOf('StringEquals', tag)),
    conditions: blocksOf(attributes['condition']).flatMap((block) =>
      OPERATORS.flatMap(([argument, operator]) =>
        blocksOf(block[argument]).map((tag) => conditionOf(operator, tag)),
      ),
    ),
  };
}

const OPERATORS = [
  ['string_equals', 'StringEquals'],
  ['string_not_equals', 'StringNotEquals'],
  ['string_like', 'StringLike'],
  ['string_not_like', 'StringNotLike'],
] as const;

function conditionOf(operator: TagCondition['operator'], block: ObjectValue): TagCondition {
  const key = (textOf(block['key']) ?? '').replace(/^aws:ResourceTag\//, '');
  const value = textOf(block['value']);
  return { operator, key, ...(value === undefined ? {} : { value }) };
}

function matcherOf(estate: Estate, selection: Subject, value: Value): ArnMatcher {
  const text = textOf(value);
  const matches = (candidate: SubjectCandidate): Known => {
    // An ARN says more than the name in it: the region and the account.
    if (text !== undefined && !text.includes('${')) return mayMatch(text, candidate.arn);
    const target = estate.target(selection, value, candidate.subject.type);
    if (target !== undefined) return target.key === candidate.subject.key;
    // A reference to another type means another resource.
    const references = isUnknown(value) ? value.references : [];
    const types = references.map((reference) => reference.split('.')[0]);
    if (types.length > 0 && types.every((type) => type?.startsWith('aws_'))) {
      return types.includes(candidate.subject.type) ? undefined : false;
    }
    return undefined;
  };
  return {
    // What is referred to is one resource, and so of a known type.
    text: text ?? 'arn:aws:known:region:account:type/one',
    matches: matches,
  };
}

export function optedIn(
  estate: Estate,
  subject: Subject,
  service: string,
): { readonly known: Known; readonly assumed: boolean } {
  const settings = estate
    .all('aws_backup_region_settings')
    .filter((each) => !elsewhere(each, subject));
  const [setting] = settings;
  if (setting === undefined) return { known: true, assumed: true };
  const preferences = setting.attributes['resource_type_opt_in_preference'];
  if (isUnknown(preferences)) return { known: undefined, assumed: false };
  const preference = (preferences as ObjectValue | undefined)?.[service];
  if (preference === undefined || preference === null) return { known: false, assumed: false };
  return { known: flagOf(preference), assumed: false };
}
