import type { ResourceType } from './resource-type';

/** An argument that a table names, and the part of the table that does. */
export interface Claim {
  readonly part: keyof ResourceType;
  /** The argument, with dots within blocks. */
  readonly argument: string;
  /** The type that has the argument. */
  readonly type: string;
}

/** Every argument that the table of a type names, of its own or of another type. */
export function claimsOf(known: ResourceType): readonly Claim[] {
  const own = (part: keyof ResourceType, names: readonly (string | undefined)[]): Claim[] =>
    names.flatMap((argument) =>
      argument === undefined ? [] : [{ part, argument, type: known.type }],
    );
  const { encryption, removal, single, redrive } = known;
  return [
    ...own('nameArgument', [known.nameArgument]),
    ...own('attributes', Object.keys(known.attributes ?? {})),
    ...own('references', Object.keys(known.references ?? {})),
    ...own('securityGroups', [known.securityGroups]),
    ...own('defaults', Object.keys(known.defaults ?? {})),
    ...own('serviceDefaults', Object.keys(known.serviceDefaults ?? {})),
    ...own('forceNew', known.forceNew ?? []),
    ...own('single', [single?.owner]),
    ...(single?.inline === undefined
      ? []
      : [{ part: 'single' as const, argument: single.inline, type: single.ownerType }]),
    ...own('loss', Object.keys(known.loss?.notWhen ?? {})),
    ...own(
      'deletion',
      (known.deletion ?? []).map((each) =>
        each.kind === 'final-snapshot' ? 'skip_final_snapshot' : each.argument,
      ),
    ),
    ...own(
      'guards',
      (known.guards ?? []).map(({ argument }) => argument),
    ),
    ...own('removal', [...(removal?.about ?? []), ...Object.keys(removal?.when ?? {})]),
    ...own('encryption', [
      encryption?.key,
      encryption?.flag,
      encryption?.serviceKeyFlag,
      ...(encryption?.inheritedFrom ?? []),
    ]),
    ...(known.exposures ?? []).flatMap(({ argument, notWhen = {} }) =>
      own('exposures', [argument, ...Object.keys(notWhen)]),
    ),
    ...(known.policies ?? []).flatMap(({ argument, owner }) => own('policies', [argument, owner])),
    ...own('redrive', [redrive?.argument]),
    ...(redrive?.separate === undefined
      ? []
      : [
          {
            part: 'redrive' as const,
            argument: redrive.separate.owner,
            type: redrive.separate.type,
          },
        ]),
    ...(known.quotas ?? []).flatMap(({ counts }) => [
      ...own('quotas', [counts?.listed, counts?.number, ...(counts?.blocks ?? [])]),
      ...(counts?.naming ?? []).map(([type, argument]) => ({
        part: 'quotas' as const,
        argument,
        type,
      })),
    ]),
    ...(known.deliveries ?? []).flatMap(({ to, from, role }) =>
      own('deliveries', [to, from, role]),
    ),
  ];
}
