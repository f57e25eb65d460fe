import { AwsStack, movedFrom, parseType, type DeclaredProps } from '@archway/core';
import { TEST_ENVIRONMENT, testApp } from '@archway/testing';
import { AnnotationMetadataEntryType } from 'cdktf';
import { Construct } from 'constructs';
import type { Case } from '../rehearsal-of';
import { valuesOf, withRequired, type Make } from './derive';

export type ConstructClass = new (scope: Construct, id: string, props: never) => Construct;

/** A construct of a library and what it declares to take. */
export interface Subject {
  readonly name: string;
  readonly make: ConstructClass;
  readonly tables: DeclaredProps<string>;
}

/** What a subject's changes are, and what of it none of them covers. */
export interface Changes {
  readonly cases: readonly Case[];
  /** Each as `Class` or `Class.prop`. */
  readonly uncovered: readonly string[];
}

type Props = Readonly<Record<string, Make>>;

/**
 * Each prop of a construct given and taken away, the children of lists and records taken away and in another order, and
 * the construct under another id, with and without a word of it. Changes that can go together share a case.
 */
export function changesOf(subject: Subject): Changes {
  const base = smallest(subject);
  if (base === undefined) return { cases: [], uncovered: [subject.name] };
  const { groups, uncovered } = grouped(subject, base);
  return {
    cases: [
      ...groups.flatMap((group, at) => {
        const full = { ...base.props, ...group };
        const what = `${subject.name}: ${Object.keys(group).join(', ')}`;
        const fewer = { ...full, ...shorter(subject, full, group) };
        return [
          change(`${what}, given`, subject, base.props, full),
          change(`${what}, taken away`, subject, full, base.props),
          ...(at === 0 && fewer !== full && isAccepted(subject, fewer)
            ? [change(`${what}, with one child less`, subject, full, fewer)]
            : []),
        ];
      }),
      renamed(subject, base.props, false),
      renamed(subject, base.props, true),
    ],
    uncovered,
  };
}

function change(name: string, subject: Subject, before: Props, after: Props): Case {
  return {
    name,
    before: (scope) => void place(subject, scope, 'Subject', before),
    after: (scope) => void place(subject, scope, 'Subject', after),
  };
}

function renamed(subject: Subject, props: Props, isAnnounced: boolean): Case {
  return {
    name: `${subject.name}: renamed${isAnnounced ? ' with movedFrom' : ''}`,
    before: (scope) => void place(subject, scope, 'Subject', props),
    after: (scope) => {
      const construct = place(subject, scope, 'Renamed', props);
      if (isAnnounced) movedFrom(construct, `${scope.node.id}/Subject`);
    },
  };
}

function place({ make, name }: Subject, scope: Construct, id: string, props: Props): Construct {
  const uses = new Construct(scope, `UsedBy${name}`);
  return new make(
    scope,
    id,
    Object.fromEntries(
      Object.entries(props).map(([key, value]) => [key, value(new Construct(uses, key))]),
    ) as never,
  );
}

/** The first props of only what is required that the construct takes. */
function smallest({ name, make, tables }: Subject): { form: string; props: Props } | undefined {
  for (const form of formsOf(tables, tables.types[name] ?? '')) {
    for (const made of withRequired(tables, form)) {
      const keys = Object.keys(tables.shapes[form] ?? {}).filter((key) => !key.endsWith('?'));
      const props = Object.fromEntries(
        keys.map((key): [string, Make] => [
          key,
          (scope) => (made(scope) as Readonly<Record<string, unknown>>)[key],
        ]),
      );
      if (isAccepted({ name, make, tables }, props)) return { form, props };
    }
  }
  return undefined;
}

function formsOf(tables: DeclaredProps<string>, text: string): readonly string[] {
  return parseType(text).objects.flatMap((name) => {
    const union = tables.unions[name];
    return union === undefined ? [name] : formsOf(tables, union);
  });
}

function grouped(
  subject: Subject,
  { form, props }: { form: string; props: Props },
): { groups: readonly Props[]; uncovered: readonly string[] } {
  const { name, tables } = subject;
  const groups: Props[] = [];
  const uncovered: string[] = [];
  for (const [key, text] of Object.entries(tables.shapes[form] ?? {})) {
    const prop = key.replace('?', '');
    const makes = valuesOf(tables, text, `${form}.${prop}`);
    // The second value of what is required: the first is what it has.
    const others = [...makes].reverse();
    const at = groups.findIndex((group) =>
      others.some((value) => isAccepted(subject, { ...props, ...group, [prop]: value })),
    );
    const group = groups[at] ?? {};
    const value = others.find((each) => isAccepted(subject, { ...props, ...group, [prop]: each }));
    if (value === undefined) uncovered.push(`${name}.${prop}`);
    else if (at < 0) groups.push({ [prop]: value });
    else groups[at] = { ...group, [prop]: value };
  }
  return { groups, uncovered };
}

/** Lists and records without their first child, the others in the order turned around. */
function shorter(subject: Subject, full: Props, group: Props): Props {
  const changes: Record<string, Make> = {};
  for (const key of Object.keys(group)) {
    const less: Make = (scope) => {
      const value = full[key]?.(scope);
      if (Array.isArray(value) && value.length > 1) return value.slice(1).reverse() as unknown;
      if (typeof value !== 'object' || value === null || !('second' in value)) return value;
      return { second: value.second };
    };
    if (isAccepted(subject, { ...full, ...changes, [key]: less })) changes[key] = less;
  }
  return changes;
}

/** Where props are tried out; what constructs share is made once. */
const scratch = new AwsStack(testApp(), 'deployed', TEST_ENVIRONMENT);

/** Whether the construct takes the props, as far as a synthesis says. */
function isAccepted(subject: Subject, props: Props): boolean {
  try {
    const home = new Construct(scratch, `Try${scratch.node.children.length}`);
    place(subject, home, 'Subject', props);
    return home.node.findAll().every(({ node }) => {
      const isWrong = node.metadata.some(
        ({ type }) => (type as AnnotationMetadataEntryType) === AnnotationMetadataEntryType.ERROR,
      );
      return !isWrong && node.validate().length === 0;
    });
  } catch {
    return false;
  }
}
