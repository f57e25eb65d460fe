import type { Subject } from '@archway/checks';
import { isUnknown } from '@archway/terraform';
import type { Compared } from '../comparison/comparison';
import type { Meaning } from '../review/review';
import { nameOf, sidesOf } from '../side/sides';
import { isSameUnseen, unseenText } from '../side/unseen';
import { actionOf, first, rulesOf, type WafRule, type WafRules } from './rules';

const TYPES = ['aws_wafv2_web_acl', 'aws_wafv2_rule_group'] as const;

const WEAKER = { kind: 'protection', level: 'look' } as const;

type Line = Pick<Meaning, 'sign' | 'text' | 'concern'>;

/** What web ACLs and rule groups do with requests that they did not. */
export function compareRuleSets(compared: Compared): readonly Meaning[] {
  const sides = sidesOf(compared);
  return sides.planned.all(...TYPES).flatMap((after): readonly Meaning[] => {
    const before = sides.prior.find(sides.planned.keyOf(after));
    const change = sides.changeOf(after);
    if (before === undefined || change === undefined) return [];
    const line = { topic: 'waf', address: change.address } as const;
    const [was, is] = [rulesOf(before.attributes), rulesOf(after.attributes)];
    const written = ['rule', 'rule_json', 'rules_json'];
    return [
      ...defaultAction(before, after).map((told) => ({
        ...line,
        ...told,
        explains: ['default_action'],
      })),
      ...[...unseen(was, is), ...changes(was.rules, is.rules)].map((told) => ({
        ...line,
        ...told,
        text: `${nameOf(after)}${told.text}`,
        explains: written,
      })),
    ];
  });
}

function defaultAction(before: Subject, after: Subject): readonly Line[] {
  const [was, is] = [before, after].map(({ attributes }) =>
    actionOf(first(attributes['default_action'])),
  );
  if (was === is || was === undefined || is === undefined) return [];
  const text = `${nameOf(after)}: what no rule decides: ${was} → ${is}`;
  return [{ sign: 'changed', text, ...(is === 'allow' ? { concern: WEAKER } : {}) }];
}

function unseen(before: WafRules, after: WafRules): readonly Line[] {
  const news = after.unseen.filter(
    (each) => !before.unseen.some((old) => isSameUnseen(old, each)) && isUnknown(each),
  );
  const [one] = news;
  if (one === undefined) return [];
  const text = `: a part of its rules cannot be seen: ${unseenText(one)}`;
  return [{ sign: 'changed', text, concern: { kind: 'incomplete', level: 'note' } }];
}

function changes(before: readonly WafRule[], after: readonly WafRule[]): readonly Line[] {
  const old = new Map(before.map((rule) => [rule.name, rule]));
  const names = new Set(after.map(({ name }) => name));
  const gone = before
    .filter(({ name }) => !names.has(name))
    .map(({ name, action }): Line => ({
      sign: 'removed',
      text: ` loses the rule ${name} (${action})`,
      ...(weight(action) > 0 ? { concern: WEAKER } : {}),
    }));
  const rest = after.flatMap((rule): readonly Line[] => {
    const was = old.get(rule.name);
    return was === undefined ? [newRule(rule)] : changed(was, rule);
  });
  return [...gone, ...rest, ...order(before, after)];
}

function newRule({ name, action }: WafRule): Line {
  const text = ` gets the rule ${name} (${action})`;
  // A rule that lets requests through keeps those after it from seeing them.
  return { sign: 'added', text, ...(action === 'allow' ? { concern: WEAKER } : {}) };
}

/** How much an action keeps out: what is allowed or only counted is let in. */
function weight(action: string): number {
  return { allow: -1, count: 0, challenge: 1, captcha: 1, '': 2 }[action] ?? 2;
}

function changed(before: WafRule, after: WafRule): readonly Line[] {
  const line = (text: string, weaker: boolean): Line => ({
    sign: 'changed',
    text: `: rule ${after.name}${text}`,
    ...(weaker ? { concern: WEAKER } : {}),
  });
  const lines: Line[] = [];
  if (before.action !== after.action) {
    const weaker = weight(after.action) < weight(before.action);
    lines.push(line(`: ${before.action} → ${after.action}`, weaker));
  }
  lines.push(...overrides(before, after).map(({ text, weaker }) => line(text, weaker)));
  if (before.scopeDown !== after.scopeDown) {
    const narrower = after.scopeDown !== undefined;
    const text = narrower
      ? `${before.scopeDown === undefined ? ' looks only at a part of the requests' : ' looks at another part of the requests'}`
      : ' looks at every request';
    lines.push(line(text, narrower));
  }
  if (before.limit !== after.limit && before.limit !== undefined && after.limit !== undefined) {
    const text = ` acts above ${after.limit} requests, before above ${before.limit}`;
    lines.push(line(text, after.limit > before.limit));
  }
  if (before.statement !== after.statement) lines.push(line(' matches other requests', false));
  return lines;
}

function overrides(
  before: WafRule,
  after: WafRule,
): readonly { readonly text: string; readonly weaker: boolean }[] {
  const names = [...new Set([...before.overrides.keys(), ...after.overrides.keys()])];
  return names.flatMap((name) => {
    const [was, is] = [before.overrides.get(name) ?? '', after.overrides.get(name) ?? ''];
    if (was === is) return [];
    const words = (action: string): string => (action === '' ? 'its own action' : action);
    return [{ text: `: ${name}: ${words(was)} → ${words(is)}`, weaker: weight(is) < weight(was) }];
  });
}

/** Numbers of priorities mean nothing, only the order in which rules are tried. */
function order(before: readonly WafRule[], after: readonly WafRule[]): readonly Line[] {
  const common = (all: readonly WafRule[], other: readonly WafRule[]): string =>
    all
      .filter(({ name }) => other.some((each) => each.name === name))
      .map(({ name }) => name)
      .join(', ');
  const [was, is] = [common(before, after), common(after, before)];
  if (was === is) return [];
  return [
    {
      sign: 'changed',
      text: ` tries its rules in the order ${is}, before ${was}`,
      concern: { kind: 'protection', level: 'note' },
    },
  ];
}
