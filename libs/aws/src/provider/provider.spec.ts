import { itKnowsLowestProvider } from '@archway/testing';
import { RESOURCE_TYPES, typesKnowing } from '../catalogue/catalogue';
import { claimsOf } from '../resource-type/claims';
import type { ResourceType } from '../resource-type/resource-type';
import { hasName, valueAt } from './names';
import { lowestSchema, plannedInstances, schemaOf } from './planned';
import { replacingChanges } from './replacing';
import { namesOfProvider6 } from './provider-6';

/** Types that a table refers to, beside its own. */
function typesIn(known: ResourceType): readonly string[] {
  return [
    ...claimsOf(known).map(({ type }) => type),
    ...Object.values(known.references ?? {}).flat(),
    ...(known.deliveries ?? []).flatMap(({ toTypes, fromType }) => [
      ...toTypes,
      ...(fromType === undefined ? [] : [fromType]),
    ]),
    ...(known.policies ?? []).flatMap(({ ownerType }) =>
      ownerType === undefined ? [] : [ownerType],
    ),
    ...(known.single === undefined ? [] : [known.single.ownerType]),
  ];
}

describe('the lowest provider', () => {
  itKnowsLowestProvider('has every type', () => {
    const types = RESOURCE_TYPES.flatMap((known) => [known.type, ...typesIn(known)]);
    expect(types.filter((type) => lowestSchema(type) === undefined)).toEqual([]);
  });

  itKnowsLowestProvider('has every name but those that a table leaves to version 6', () => {
    const missing = RESOURCE_TYPES.flatMap((known) =>
      claimsOf(known)
        .filter(({ type, argument }) => !hasName(schemaOf(type), argument))
        .map(({ type, argument }) => `${type} ${argument}`),
    );
    const left = typesKnowing('onlyInProvider6').flatMap(({ type, onlyInProvider6 }) =>
      onlyInProvider6.map((name) => `${type} ${name}`),
    );
    expect([...new Set(missing)].sort()).toEqual(left.sort());
  });

  itKnowsLowestProvider(
    'accepts a minimal instance of every type, with the defaults of its table',
    () => {
      const wrong = typesKnowing('defaults').flatMap(({ type, defaults }) =>
        Object.entries(defaults)
          .map(
            ([name, value]) =>
              [name, value, valueAt(plannedInstances().get(type)?.after, name)] as const,
          )
          .filter(([, value, planned]) => planned !== value)
          .map(([name, value, planned]) => `${type} ${name}: ${value}, planned ${String(planned)}`),
      );
      expect(wrong).toEqual([]);
    },
  );

  itKnowsLowestProvider('has no default where a table names one of the service', () => {
    const wrong = typesKnowing('serviceDefaults').flatMap(({ type, serviceDefaults }) =>
      Object.keys(serviceDefaults)
        .map((name) => [name, valueAt(plannedInstances().get(type)?.after, name)] as const)
        .filter(([, planned]) => planned !== undefined && planned !== null)
        .map(([name, planned]) => `${type} ${name}: planned ${String(planned)}`),
    );
    expect(wrong).toEqual([]);
  });

  itKnowsLowestProvider(
    'has no other default of what guards, opens or encrypts than its table',
    () => {
      const wrong = RESOURCE_TYPES.flatMap((known) =>
        decidingArguments(known)
          .filter((name) => valueAt(known.example, name) === undefined)
          .filter((name) => known.defaults?.[name] === undefined)
          .map((name) => [name, valueAt(plannedInstances().get(known.type)?.after, name)] as const)
          .filter(([, planned]) => planned !== undefined && planned !== null && planned !== false)
          .map(([name, planned]) => `${known.type} ${name}: planned ${String(planned)}`),
      );
      expect(wrong).toEqual([]);
    },
  );

  itKnowsLowestProvider('replaces a resource for each argument that a table says it does', () => {
    const wrong = replacingChanges().filter(({ replaces }) => !replaces);
    expect(wrong.map(({ type, argument }) => `${type} ${argument}`)).toEqual([]);
  });
});

/** Arguments whose value decides about a guard, an exposure or encryption. */
function decidingArguments({ guards, exposures, encryption }: ResourceType): readonly string[] {
  const names = [
    ...(guards ?? []).map(({ argument }) => argument),
    ...(exposures ?? []).map(({ argument }) => argument),
    encryption?.flag,
    encryption?.serviceKeyFlag,
  ];
  return [...new Set(names.filter((name) => name !== undefined))];
}

describe('version 6 of the provider', () => {
  it('has every type and every name', () => {
    const missing = RESOURCE_TYPES.flatMap((known) =>
      claimsOf(known)
        .filter(
          ({ type, argument }) =>
            !argument.split('.').every((name) => namesOfProvider6(type).has(name)),
        )
        .map(({ type, argument }) => `${type} ${argument}`),
    );
    expect([...new Set(missing)]).toEqual([]);
  });
});
